#!/bin/sh
# Builds the same sources on what might be twelve machines, and compares what comes out, byte for byte: the release with its modes and links, .tar.gz, .zip,
# the digest of the tar and the description of the release. One thing differs at a time, then all of them. A control builds sources that let each of these
# things into the release: the comparison must see every one. At last the package of this SDK is built in two places.
# reproduce.sh [PART...]: erlang mix native control package (all). It wants root's rights: another user, another host name and a mount are part of it.
set -eu
. "$(dirname -- "$0")/setup.sh"
. "$(dirname -- "$0")/faults/project.sh"

[ $# -gt 0 ] || set -- erlang mix native control package
[ "$(id -u)" -eq 0 ] || die "another user, another host name and a mount need root's rights: run it by sudo"
need erlc=erlang elixir=elixir cc=gcc faketime=faketime disorderfs=disorderfs fusermount=fuse taskset=util-linux unshare=util-linux setpriv=util-linux hostname=hostname
[ -n "${FAULTS_PACKED:-}" ] || "$ROOT/build/pack.sh" >/dev/null
new_work
# What another user must be able to reach.
chmod 755 "$work" && cp -R "$ROOT/artifacts/packages" "$work/feed" && chmod -R go+rX "$work/feed"
user=1234
variations='path environment order home locale time timezone umask cores host user'

# --- Projects -------------------------------------------------------------------------------------------------------------------------

# sources KIND DIRECTORY: the sources of a project; answers nothing, leaves NAME.relproj there.
sources() {
    case $1 in
        erlang) counter "$2" ;;
        mix) greeter "$2" ;;
        native)
            counter "$2"
            mkdir -p "$2/priv"
            cp "$work/native/probe.so" "$work/native/port" "$2/priv/"
            ln -s port "$2/priv/port-1"
            ;;
        leaky)
            counter "$2"
            cp "$work/leak.sh" "$2/"
            cat >"$2/counter.relproj" <<'XML'
<Project Sdk="Release.Sdk">
  <PropertyGroup>
    <ReleaseArchiveFormats>tar.gz;zip</ReleaseArchiveFormats>
  </PropertyGroup>
  <Target Name="Leak" BeforeTargets="_ReleaseCheckProject">
    <Exec Command="sh leak.sh leaked" />
    <ItemGroup>
      <Leaked Include="leaked/*" />
      <ReleaseOverlay Include="@(Leaked)" TargetPath="leak/%(Leaked.Filename)" />
    </ItemGroup>
  </Target>
</Project>
XML
            ;;
    esac
    touch -d "$touched" "$2"/*
}

mkdir -p "$work/native"
printf 'int probe(void) { return 42; }\n' >"$work/native/probe.c"
printf 'int main(void) { return 0; }\n' >"$work/native/port.c"
cc -shared -fPIC -o "$work/native/probe.so" "$work/native/probe.c" && cc -o "$work/native/port" "$work/native/port.c"

# A file for each variation, of that which it varies, as a build sees it.
cat >"$work/leak.sh" <<'SH'
mkdir -p "$1" && cd "$1" || exit
pwd >path
printf '%s\n' "${EXTRA_VARIABLE:-}" >environment
(cd ../src && ls -U) >order
printf '%s\n' "$HOME" >home
printf '%s\n' "${LC_ALL:-}" >locale
date +%Y >time
date +%z >timezone
umask >umask
nproc >cores
uname -n >host
id -u >user
SH

# --- Machines -------------------------------------------------------------------------------------------------------------------------

differs() { case " $machine " in *" $1 "*) return 0 ;; esac; return 1; }

# build_on MACHINE KIND: builds the project on a machine that differs in the things named; leaves what came out in out/KIND.
build_on() (
    machine=$1 kind=$2
    place=$work/at/here touched=2020-02-02 home=$work/home cache=$work/packages temporary=$work/tmp
    if differs path; then place="$work/at/ein größerer Ort/a/deeper/directory/somewhere"; fi
    if differs home; then home="$work/other home"; fi
    if differs time; then touched=2001-02-03; fi
    if differs user; then home="$work/home of $user" cache="$work/packages of $user" temporary=$work/tmp-$user; fi
    if differs umask; then umask 077; else umask 022; fi
    rm -rf "$work/at" && mkdir -p "$work/at" "$place" "$home/.local/share/NuGet/Migrations" && chmod 755 "$work/at"
    # Without this mark NuGet takes a home for one of an older NuGet's, and gives it, and all directories above it, the modes of its umask.
    : >"$home/.local/share/NuGet/Migrations/1"
    user_files "$place"
    sed -i "s|value=\"[^\"]*\"|value=\"$work/feed\"|" "$place/NuGet.config"
    project=$place/project
    if differs order; then
        sources "$kind" "$place/stored"
        mkdir "$project"
        if [ -c /dev/fuse ] && disorderfs --sort-dirents=yes --reverse-dirents=yes --multi-user=yes "$place/stored" "$project" >/dev/null 2>&1; then mounted=$project; else
            cp -R "$place/stored/." "$project" && preload=$work/backwards.so
        fi
    else
        sources "$kind" "$project"
    fi
    if differs user; then chown -R "$user:$user" "$place" "$home" && mkdir -p "$cache" && chown "$user:$user" "$cache" && find "$work/at" -type d -exec chmod a+rx {} +; fi

    set -- dotnet build "$project" -t:Release -nodeReuse:false -tl:off -v quiet
    if differs time; then set -- faketime '2031-05-06 07:08:09' "$@"; fi
    if differs cores; then set -- env DOTNET_PROCESSOR_COUNT=1 taskset -c 0 "$@"; fi
    if differs timezone; then set -- env TZ=Pacific/Kiritimati "$@"; fi
    if differs locale; then set -- env LC_ALL=et_EE.UTF-8 LANG=et_EE.UTF-8 "$@"; fi
    if differs environment; then set -- env EXTRA_VARIABLE=1 USER=somebody LOGNAME=somebody CI=true EDITOR=ed COLUMNS=40 "$@"; fi
    [ -z "${preload:-}" ] || set -- env LD_PRELOAD="$preload" "$@"
    if differs user; then set -- setpriv --reuid "$user" --regid "$user" --clear-groups "$@"; fi
    # shellcheck disable=SC2016 # the inner shell expands it
    if differs host; then set -- unshare --uts sh -c 'hostname elsewhere && exec "$@"' sh "$@"; fi
    # A name without blanks: MSBuild's Exec does nothing, and says nothing, where there is one.
    mkdir -p "$temporary" && chmod 1777 "$temporary"
    status=0
    env TMPDIR="$temporary" HOME="$home" NUGET_PACKAGES="$cache" NUGET_SCRATCH="$cache/scratch" "$@" >"$work/log" 2>&1 || status=$?
    if [ "$status" -eq 0 ]; then
        mkdir -p "$work/out"
        { artifacts "$project/bin/Debug" && tree "$project"/bin/Debug/rel/*; } >"$work/out/$kind"
    fi
    [ -z "${mounted:-}" ] || fusermount -u "$mounted" || umount "$mounted"
    [ "$status" -eq 0 ] || { cat "$work/log" >&2; die "the project '$kind' could not be built where this differs: $machine"; }
)

cat >"$work/backwards.c" <<'C'
// Preloaded where no file system can be mounted: directories are read backwards.
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
struct listing { DIR *directory; struct dirent64 *entries; long left; struct listing *next; };
static struct listing *listings;
static struct dirent64 *backwards(DIR *directory) {
    struct dirent64 *(*next)(DIR *) = (struct dirent64 *(*)(DIR *))dlsym(RTLD_NEXT, "readdir64");
    struct listing *listing = listings;
    while (listing && listing->directory != directory) listing = listing->next;
    if (!listing) {
        listing = calloc(1, sizeof *listing);
        listing->directory = directory;
        for (struct dirent64 *entry; (entry = next(directory));) {
            listing->entries = realloc(listing->entries, (size_t)(listing->left + 1) * sizeof *entry);
            memcpy(&listing->entries[listing->left++], entry, entry->d_reclen);
        }
        listing->next = listings;
        listings = listing;
    }
    return listing->left > 0 ? &listing->entries[--listing->left] : 0;
}
struct dirent64 *readdir64(DIR *directory) { return backwards(directory); }
struct dirent *readdir(DIR *directory) { return (struct dirent *)backwards(directory); }
int closedir(DIR *directory) {
    int (*next)(DIR *) = (int (*)(DIR *))dlsym(RTLD_NEXT, "closedir");
    for (struct listing *listing = listings; listing; listing = listing->next) if (listing->directory == directory) listing->directory = 0;
    return next(directory);
}
C
cc -shared -fPIC -O2 -o "$work/backwards.so" "$work/backwards.c" -ldl

# --- Comparing ------------------------------------------------------------------------------------------------------------------------

failures=0 compared=0
wrong() { printf '   WRONG: %s\n' "$*"; failures=$((failures + 1)); }

compare() {
    compared=$((compared + 1))
    if cmp -s "$work/base" "$work/out/$1"; then printf '   the same: %s\n' "$2"; else
        wrong "another result: $2"
        diff "$work/base" "$work/out/$1" | head -n 20 || :
    fi
}

vary() {
    say "$1: $(build_on '' "$1" && cp "$work/out/$1" "$work/base" && wc -l <"$work/base") lines of names, modes and digests"
    for variation in $variations; do
        build_on "$variation" "$1"
        compare "$1" "$variation"
    done
    build_on "$variations" "$1"
    compare "$1" 'all of them'
}

# What the comparison does not see it cannot deny: each thing that varies is let into the release once.
control() {
    say 'Controls: sources that let something in'
    build_on '' leaky
    cp "$work/out/leaky" "$work/base"
    for variation in $variations; do
        build_on "$variation" leaky
        grep "leak/$variation\$" "$work/base" >"$work/of.base" || die "nothing was let in of: $variation"
        grep "leak/$variation\$" "$work/out/leaky" >"$work/of.other" || die "nothing was let in of: $variation"
        if cmp -s "$work/of.base" "$work/of.other"; then wrong "the comparison does not see: $variation"; else printf '   seen: %s\n' "$variation"; fi
    done
    build_on '' erlang
    cp "$work/out/erlang" "$work/base"
    (SOURCE_DATE_EPOCH=1700000000 && export SOURCE_DATE_EPOCH && build_on '' erlang)
    if grep -Fxf "$work/base" "$work/out/erlang" | grep -q '\.tar\.'; then wrong 'the comparison does not see another SOURCE_DATE_EPOCH'; else printf '   seen: SOURCE_DATE_EPOCH\n'; fi
}

# Our own package: in two places, of other modes and times. Not below $work, where projects find no packages but ours.
package() {
    say 'The package of this SDK, in two places'
    places=$(mktemp -d)
    trap 'rm -rf "$work" "$places"' EXIT
    unset NUGET_PACKAGES
    for place in one 'another place'; do
        mkdir -p "$places/$place"
        (cd "$ROOT" && git ls-files -z -- . ':!samples' ':!tests' | xargs -0 cp --parents -t "$places/$place")
    done
    (umask 022 && dotnet pack "$places/one/src/Release.Sdk/Release.Sdk.csproj" -c Release -v quiet >"$work/log" 2>&1) || { cat "$work/log" >&2; die 'no package'; }
    chmod -R go-rwx "$places/another place"
    find "$places/another place" -exec touch -d 2001-02-03 {} +
    (umask 077 && TZ=Pacific/Kiritimati faketime '2031-05-06 07:08:09' dotnet pack "$places/another place/src/Release.Sdk/Release.Sdk.csproj" -c Release -v quiet >"$work/log" 2>&1) || { cat "$work/log" >&2; die 'no package'; }
    compared=$((compared + 1))
    for file in "$places"/one/artifacts/packages/*.nupkg; do
        if cmp "$file" "$places/another place/artifacts/packages/${file##*/}"; then printf '   the same: %s\n' "${file##*/}"; else wrong "another ${file##*/}"; fi
    done
}

for what; do
    case $what in
        package | control) "$what" ;;
        *) vary "$what" ;;
    esac
done
say "$compared comparisons, $failures wrong"
[ "$failures" -eq 0 ]
