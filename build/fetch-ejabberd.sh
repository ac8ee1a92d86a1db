#!/bin/sh
# Unpacks the distribution's ejabberd and its libraries below the directory given, without installing them: a real system for the tests.
set -eu
. "$(dirname -- "$0")/setup.sh"

target=${1:?where to unpack it}
[ ! -e "$target/complete" ] || exit 0
command -v apt-get >/dev/null 2>&1 || die "ejabberd comes from the distribution's packages, and there is no apt-get"
apt-cache show ejabberd >/dev/null 2>&1 || as_root apt-get -qq update </dev/null >/dev/null

# What ejabberd depends on and is not already installed as part of OTP.
packages=$(apt-cache depends --recurse --no-recommends --no-suggests --no-conflicts --no-breaks --no-replaces --no-enhances ejabberd |
    sed -n 's/^\(erlang-[a-z0-9-]*\)$/\1/p' | sort -u)
rm -rf "$target"
mkdir -p "$target/packages"
target=$(CDPATH='' cd -- "$target" && pwd)
cd "$target/packages"
for package in ejabberd $packages; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || apt-get -qq -o APT::Sandbox::User="$(id -un)" download "$package" </dev/null
done
for package in *.deb; do
    dpkg-deb -x "$package" "$target/root"
done
# The shared libraries that their native code is linked to.
libraries=$(for package in *.deb; do dpkg-deb -f "$package" Depends; done | tr ',|' '\n' | sed -n 's/^ *\(lib[a-z0-9.+-]*\).*/\1/p' | sort -u)
for library in $libraries; do
    ldconfig -p | grep -q "$library" || dpkg-query -W -f '${Status}' "$library" 2>/dev/null | grep -q 'ok installed' || set -- "$@" "$library"
done
shift
if [ $# -gt 0 ]; then
    say "Installing from the distribution's packages: $*"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@" </dev/null >/dev/null
fi
rm -r "$target/packages"
: >"$target/complete"
