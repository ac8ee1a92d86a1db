#!/bin/sh
# Packs the SDK, builds the counter with it, starts it as a daemon, asks it over rpc, stops it.
set -eu
. "$(dirname -- "$0")/setup.sh"

need erlc=erlang-base
"$ROOT/build/pack.sh"

# A project of its own, as a user has it: the package comes from artifacts/packages through global.json.
demo="$ROOT/artifacts/demo"
mkdir -p "$demo"
rm -rf "$demo/packages/release.sdk" "$demo/counter"/src "$demo/counter"/rel "$demo/counter"/config
mkdir -p "$demo/counter"
cp -R "$ROOT/samples/counter/src" "$ROOT/samples/counter/rel" "$ROOT/samples/counter/config" "$demo/counter/"
printf '<Project Sdk="Release.Sdk" />\n' >"$demo/counter/counter.relproj"
version=$(dotnet msbuild "$ROOT/src/Release.Sdk/Release.Sdk.csproj" -getProperty:PackageVersion)
printf '{ "msbuild-sdks": { "Release.Sdk": "%s" } }\n' "$version" >"$demo/global.json"
cat >"$demo/NuGet.config" <<'XML'
<configuration>
  <packageSources>
    <clear />
    <add key="local" value="../packages" />
  </packageSources>
</configuration>
XML
for file in Directory.Build.props Directory.Build.targets Directory.Packages.props; do
    printf '<Project />\n' >"$demo/$file"
done
export NUGET_PACKAGES="$demo/packages"

say "dotnet build -t:Release"
(cd "$demo/counter" && dotnet build -t:Release -c Release -nodeReuse:false)

counter="$demo/counter/bin/Release/rel/counter/bin/counter"
say "bin/counter daemon"
"$counter" daemon
trap '"$counter" stop >/dev/null 2>&1 || true' EXIT
say "bin/counter rpc 'counter:bump().'"
"$counter" rpc 'counter:bump().'
say "bin/counter rpc 'counter:bump().'"
"$counter" rpc 'counter:bump().'
say "bin/counter stop"
"$counter" stop
trap - EXIT
say "Done: the release is in $demo/counter/bin/Release"
