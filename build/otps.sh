#!/bin/sh
# A release changes from the Erlang/OTP of this machine to a later generation, and back: its relup against that of both systools, and the way that the commands offer, run for
# real. The later OTP is unpacked from the distribution's packages, as build/packs.sh does, into a root in which both run.
set -eu
. "$(dirname -- "$0")/setup.sh"
. "$(dirname -- "$0")/soak/roots.sh"

need erlc=erlang unshare=util-linux ip=iproute2 dpkg-deb=dpkg
command -v apt-get >/dev/null 2>&1 || die "the root comes from the distribution's packages, and there is no apt-get"
next=${SOAK_NEXT_SUITE:-trixie}
root="$ROOT/artifacts/soak/$next/root"
[ -n "${FAULTS_PACKED:-}" ] || "$ROOT/build/pack.sh" >/dev/null
fetch_root "$ROOT/artifacts/soak/$next" "$(dpkg --print-architecture)" "$next" base-files dash coreutils sed grep \
    erlang-base erlang-crypto erlang-ssl erlang-inets erlang-runtime-tools

# A user's repository, with the SDK from a directory.
work="$ROOT/artifacts/otps"
rm -rf "$work"
mkdir -p "$work"
version=$(dotnet msbuild "$ROOT/src/Release.Sdk/Release.Sdk.csproj" -getProperty:PackageVersion)
printf '{ "msbuild-sdks": { "Release.Sdk": "%s" } }\n' "$version" >"$work/global.json"
printf '<configuration><packageSources><clear /><add key="sdk" value="../packages" /></packageSources></configuration>\n' >"$work/NuGet.config"
for file in Directory.Build.props Directory.Build.targets Directory.Packages.props; do
    printf '<Project />\n' >"$work/$file"
done
export NUGET_PACKAGES="$work/packages"
cd "$work"

otp_of() { cat "$1"/releases/*/OTP_VERSION; }

# version VERSION OTP-ROOT [ITEM]: compiles the counter with the Erlang of this machine and makes its release with another OTP, which need not run here.
version() {
    mkdir -p "application/$1" "release/$1"
    cp -R "$ROOT/tests/Release.Sdk.Tests/Upgrades/counter/$1/src" "application/$1/"
    printf '<Project Sdk="Release.Sdk" />\n' >"application/$1/counter.relproj"
    dotnet build "application/$1" -v quiet -nodeReuse:false -t:CompileErlang
    cat >"release/$1/counter.relproj" <<XML
<Project Sdk="Release.Sdk">
  <PropertyGroup>
    <BeamBuildTool>none</BeamBuildTool>
    <OtpRoot>$2</OtpRoot>
  </PropertyGroup>
  <ItemGroup>
    <ApplicationPath Include="../../application/$1/obj/Debug/counter/lib" />
    <ReleaseApplication Include="counter" />
    ${3:-}
  </ItemGroup>
</Project>
XML
    say "dotnet build -t:Release, counter $1 with OTP $(otp_of "$2")"
    dotnet build "release/$1" -t:Release -nodeReuse:false -tl:off -v minimal >"$1.log" || { cat "$1.log" && exit 1; }
    cat "$1.log"
}

installed=$(erl -noshell -eval 'io:put_chars(code:root_dir()), halt().')
version 0.1.0 "$installed"
version 0.2.0 "$root/usr/lib/erlang" '<ReleaseUpgradeFrom Include="../0.1.0/bin/Debug/counter-0.1.0.release" />'
grep -q 'warning REL6014' 0.2.0.log || die "nothing warns of a relup that restarts the node"

# The releases as they were built, for both systools.
rm -rf "$root/otps"
mkdir -p "$root/otps/built" "$root/otps/counter" "$root/tmp"
for each in 0.1.0 0.2.0; do
    cp -R "release/$each/bin/Debug/rel/counter" "$root/otps/built/$each"
done
cp "$ROOT/build/otps/systools.escript" "$ROOT/build/otps/change.sh" "$root/otps/"
say "The relup that systools makes of the same files"
escript "$root/otps/systools.escript" "$root/otps/built"
qemu='' in_root "$root" escript /otps/systools.escript /otps/built

# The target: the archive of the first unpacked, and that of the second beside it.
tar -xzf release/0.1.0/bin/Debug/counter-0.1.0.tar.gz -C "$root/otps/counter"
cp release/0.2.0/bin/Debug/counter-0.2.0.tar.gz* "$root/otps/counter/releases/"
say "From one to the other in a root of $(sed -n 's/^PRETTY_NAME="\(.*\)"/\1/p' "$root/etc/os-release")"
for heart in '' heart; do
    [ -z "$heart" ] || say "The same under heart"
    # shellcheck disable=SC2086 # no word or one
    qemu='' in_root "$root" sh /otps/change.sh /otps "$(otp_of "$installed" | cut -d . -f 1)" "$(otp_of "$root/usr/lib/erlang" | cut -d . -f 1)" $heart
done
rm -rf "$root/otps"

# A machine with an earlier C library cannot run the later one, and is told so before anything changes.
emulator=$(find "$root/usr/lib/erlang" -name beam.smp)
if ! "$emulator" -V >/dev/null 2>&1; then
    say "Unpacked on this machine, where the later Erlang does not run"
    mkdir here
    tar -xzf release/0.1.0/bin/Debug/counter-0.1.0.tar.gz -C here
    status=0 && said=$(RELEASE_TMP=$work/tmp here/bin/counter unpack "$work/release/0.2.0/bin/Debug/counter-0.2.0.tar.gz" 2>&1) || status=$?
    printf '%s\n' "$said"
    [ "$status" -eq 7 ] || die "status $status instead of 7"
    [ "$(RELEASE_TMP=$work/tmp here/bin/counter versions)" = '0.1.0 permanent' ] || die "its versions have changed"
fi
say "Done: the relups are those of systools, and the node went from one OTP to the other and back"
