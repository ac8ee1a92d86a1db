# Sourced by soak.sh: roots of other machines and suites, unpacked from the distribution's packages. Nothing is installed or registered here.
# shellcheck shell=sh

keyring=/usr/share/keyrings/debian-archive-keyring.gpg

# foreign DIRECTORY ARCHITECTURE SUITE APT-COMMAND...: apt with lists and a cache of its own, for a machine on which nothing is installed.
foreign() (
    directory=$1 architecture=$2 suite=$3
    shift 3
    mkdir -p "$directory/state/lists/partial" "$directory/cache/archives/partial" "$directory/etc/preferences.d" "$directory/etc/apt.conf.d"
    : >"$directory/state/status"
    printf 'deb [signed-by=%s] %s %s main\n' "$keyring" "$(mirror)" "$suite" >"$directory/etc/sources.list"
    command=$1
    shift
    "$command" -qq -o APT::Architecture="$architecture" -o APT::Architectures="$architecture" -o Dir::State="$directory/state" \
        -o Dir::State::status="$directory/state/status" -o Dir::Cache="$directory/cache" -o Dir::Etc="$directory/etc" \
        -o APT::Sandbox::User="$(id -un)" -o APT::Install-Recommends=false -o Acquire::Languages=none -o Acquire::Check-Valid-Until=false "$@" </dev/null
)

# The mirror that this machine's own apt uses.
# shellcheck disable=SC2016 # apt's own placeholder
mirror() { apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep '/debian/*$' | sort -u | head -n 1; }

# unpack ROOT PACKAGE-FILE...: their files, over the directories of a merged /usr.
unpack() (
    root=$1
    shift
    for name in bin sbin lib lib64; do
        mkdir -p "$root/usr/$name"
        [ -e "$root/$name" ] || ln -s "usr/$name" "$root/$name"
    done
    for package in "$@"; do
        dpkg-deb --fsys-tarfile "$package" | tar -x --keep-directory-symlink -C "$root"
    done
)

# fetch_root DIRECTORY ARCHITECTURE SUITE PACKAGE...: DIRECTORY/root with these packages and all that they depend on.
fetch_root() (
    directory=$1 architecture=$2 suite=$3
    shift 3
    [ ! -e "$directory/complete" ] || return 0
    say "Unpacking from the distribution's packages, $suite $architecture: $*"
    rm -rf "$directory"
    foreign "$directory" "$architecture" "$suite" apt-get update >/dev/null || die "the lists of $suite $architecture could not be fetched"
    foreign "$directory" "$architecture" "$suite" apt-get -y --download-only install "$@" >/dev/null || die "the packages of $suite $architecture could not be fetched"
    unpack "$directory/root" "$directory"/cache/archives/*.deb
    rm -rf "$directory/cache" "$directory/state"
    mkdir -p "$directory/root/etc"
    printf '127.0.0.1\tlocalhost\n' >"$directory/root/etc/hosts"
    : >"$directory/complete"
)

# in_root ROOT COMMAND...: runs a command in a root, with processes, network and mounts of its own that end with it. Programs of another
# machine run under the qemu of $qemu, which the kernel knows in these namespaces only.
in_root() (
    root=$1
    shift
    # shellcheck disable=SC2016 # the inner shell expands it
    unshare --user --map-root-user --mount --pid --net --ipc --uts --fork --kill-child sh -eu -c '
        root=$1 qemu=$2
        shift 2
        ip link set lo up
        mount -t proc proc "$root/proc"
        mount --rbind /dev "$root/dev"
        if [ -n "$qemu" ]; then
            mount -t proc proc /proc
            mount -t binfmt_misc binfmt_misc /proc/sys/fs/binfmt_misc
            magic="\\x7fELF\\x02\\x01\\x01\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x02\\x00\\xb7\\x00"
            mask="\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\x00\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xfe\\xff\\xff\\xff"
            # F: the emulator is opened now, so that it is found where there is another root.
            printf ":arm64:M::%s:%s:%s:F" "$magic" "$mask" "$qemu" >/proc/sys/fs/binfmt_misc/register
        fi
        exec chroot "$root" /usr/bin/env -i HOME=/tmp PATH=/usr/bin:/bin LC_ALL=C.UTF-8 "$@"
    ' sh "$root" "${qemu:-}" "$@"
)
