# Sourced by the scripts beside it: where the repository is, and how what is missing gets installed.
# shellcheck shell=sh

ROOT=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
export ROOT DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0

say() { printf '\n== %s\n' "$*"; }

die() { printf 'ERROR: %s\n' "$*" >&2; exit 1; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n -- "$@"; fi
}

# need COMMAND=PACKAGE...: installs the distribution's package of every command that is not there, saying so, never asking.
need() {
    missing=''
    for pair in "$@"; do
        command -v "${pair%%=*}" >/dev/null 2>&1 || missing="$missing ${pair#*=}"
    done
    [ -n "$missing" ] || return 0
    command -v apt-get >/dev/null 2>&1 || die "these packages are needed and there is no apt-get to install them:$missing"
    say "Installing from the distribution's packages:$missing"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq update </dev/null >/dev/null
    # shellcheck disable=SC2086 # a list of package names, one word each
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $missing </dev/null >/dev/null ||
        die "the packages could not be installed:$missing"
}

command -v dotnet >/dev/null 2>&1 || die "the .NET SDK is needed (dotnet on the PATH), see global.json for its version"
