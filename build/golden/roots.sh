# Sourced, behind soak/roots.sh, by the scripts above: roots with the three generations of OTP that the distribution's suites have.
# shellcheck shell=sh

# The suites of OTP 25, 27 and 29.
suites=${GOLDEN_SUITES:-bookworm trixie sid}

# root_of SUITE: its root, below artifacts/otp.
root_of() { printf '%s/artifacts/otp/%s/root' "$ROOT" "$1"; }

# fetch_roots: unpacks those that are not there.
fetch_roots() {
    need unshare=util-linux ip=iproute2 dpkg-deb=dpkg
    command -v apt-get >/dev/null 2>&1 || die "the roots come from the distribution's packages, and there is no apt-get"
    for suite in $suites; do
        fetch_root "$ROOT/artifacts/otp/$suite" "$(dpkg --print-architecture)" "$suite" base-files dash coreutils sed erlang-base
    done
}

# ask SUITE COMMAND...: runs a command in the root of a suite, in which /files is the directory $shared.
ask() (
    : "${shared:?}"
    place=$(root_of "$1")
    shift
    mkdir -p "$place/files" "$place/tmp"
    cp -R "$shared/." "$place/files/"
    status=0
    qemu='' in_root "$place" "$@" || status=$?
    cp -R "$place/files/." "$shared/"
    rm -rf "$place/files"
    return "$status"
)
