#!/bin/sh
# Releases for machines and generations of OTP that are not here, from runtime packs, booted for real. Fetches some 150 MB of the distribution's packages,
# unpacks them below artifacts/soak, and installs nothing but what runs them.
set -eu
. "$(dirname -- "$0")/setup.sh"
. "$(dirname -- "$0")/soak/roots.sh"

need erlc=erlang-base unshare=util-linux ip=iproute2 dpkg-deb=dpkg
command -v apt-get >/dev/null 2>&1 || die "the roots come from the distribution's packages, and there is no apt-get"
suite=$(. /etc/os-release && printf '%s' "$VERSION_CODENAME")
next=${SOAK_NEXT_SUITE:-trixie}
work="$ROOT/artifacts/soak"
mkdir -p "$work"

"$ROOT/build/pack.sh" >/dev/null
# What a release's scripts call besides Erlang.
system='base-files dash coreutils findutils sed grep'
applications='erlang-base erlang-crypto erlang-ssl erlang-inets erlang-runtime-tools'
# shellcheck disable=SC2086 # lists of names, one word each
fetch_root "$work/arm64" arm64 "$suite" $system $applications
# shellcheck disable=SC2086
fetch_root "$work/$next" amd64 "$next" $system $applications
# That of bookworm lets the JIT of Erlang crash on some processors, also that of an erl of the distribution.
fetch_root "$work/qemu-$next" amd64 "$next" qemu-user-static

# A user's repository: the SDK and the packs come from directories.
projects="$work/projects"
rm -rf "$projects" "$work/packages/release.sdk" "$work/packages"/otp.runtime.* "$work/feed"
mkdir -p "$projects/counter" "$projects/release" "$work/feed" "$work/path"
cp -R "$ROOT/samples/counter/src" "$projects/counter/"
cp -R "$ROOT/samples/counter/rel" "$ROOT/samples/counter/config" "$projects/release/"
printf '<Project Sdk="Release.Sdk" />\n' >"$projects/counter/counter.relproj"
cat >"$projects/release/counter.relproj" <<'XML'
<Project Sdk="Release.Sdk">
  <PropertyGroup>
    <BeamBuildTool>none</BeamBuildTool>
  </PropertyGroup>
  <ItemGroup>
    <ApplicationPath Include="../compiled" />
    <ReleaseApplication Include="counter" />
  </ItemGroup>
</Project>
XML
version=$(dotnet msbuild "$ROOT/src/Release.Sdk/Release.Sdk.csproj" -getProperty:PackageVersion)
printf '{ "msbuild-sdks": { "Release.Sdk": "%s" } }\n' "$version" >"$projects/global.json"
cat >"$projects/NuGet.config" <<'XML'
<configuration>
  <packageSources>
    <clear />
    <add key="sdk" value="../../packages" />
    <add key="packs" value="../feed" />
  </packageSources>
</configuration>
XML
for file in Directory.Build.props Directory.Build.targets Directory.Packages.props; do
    printf '<Project />\n' >"$projects/$file"
done
export NUGET_PACKAGES="$work/packages"
cd "$projects"

say "Compiling the counter with the Erlang of this machine"
dotnet build counter -v quiet -nodeReuse:false -t:CompileErlang
mkdir -p compiled
cp -R counter/obj/Debug/counter/lib/counter compiled/

# release IDENTIFIER ROOT: packs the OTP of a root, and makes a release of it where dotnet is all that is on the PATH.
release() {
    identifier=$1 root=$2
    otp_version=$(cat "$root"/usr/lib/erlang/releases/*/OTP_VERSION)
    say "Packing OTP $otp_version for $identifier"
    dotnet build release -v quiet -nodeReuse:false -t:PackOtpRuntime -p:OtpRoot="$root/usr/lib/erlang" -p:RuntimeIdentifier="$identifier" -p:PackageOutputPath="$work/feed/"
    (cd "$work/feed" && ls -l "Otp.Runtime.$identifier.$otp_version.nupkg")
    say "dotnet build -t:Release -r $identifier -p:OtpVersion=$otp_version, without Erlang on the PATH"
    ln -sf "$(command -v dotnet)" "$work/path/dotnet"
    (
        # shellcheck disable=SC2123 # the one that the build sees
        PATH="$work/path"
        unset OTP_ROOT
        if command -v erl || command -v erlc; then die "there is an Erlang on the PATH"; fi
        exec dotnet build release -nodeReuse:false -tl:off -t:Release -c Release -r "$identifier" -p:OtpVersion="$otp_version"
    )
}

# boot IDENTIFIER ROOT MACHINE: boots the release in the root.
boot() {
    identifier=$1 root=$2 machine=$3
    say "Booting the release for $identifier in a root of $(sed -n 's/^PRETTY_NAME="\(.*\)"/\1/p' "$root/etc/os-release"), $machine"
    rm -rf "$root/soak"
    mkdir -p "$root/soak" "$root/tmp"
    cp -R "$projects/release/bin/Release/$identifier/rel/counter" "$ROOT/build/soak/ask.sh" "$root/soak/"
    in_root "$root" sh /soak/ask.sh /soak/counter "$machine $(cat "$root"/usr/lib/erlang/releases/*/OTP_VERSION | cut -d . -f 1)"
    rm -rf "$root/soak"
}

release linux-arm64 "$work/arm64/root"
qemu="$work/qemu-$next/root/usr/bin/qemu-aarch64-static" boot linux-arm64 "$work/arm64/root" aarch64
rm -rf "$projects/release/bin" "$projects/release/obj"
release linux-x64 "$work/$next/root"
qemu='' boot linux-x64 "$work/$next/root" "$(uname -m)"
say "Done: both releases booted, answered and stopped"
