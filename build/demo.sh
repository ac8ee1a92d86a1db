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

release="$demo/counter/bin/Release/rel/counter"
counter="$release/bin/counter"
epmd=$(echo "$release"/erts-*/bin/epmd)
# The port mapper outlives the nodes; one that was not there before is ended with the demo.
started_epmd=yes
if "$epmd" -names >/dev/null 2>&1; then started_epmd=no; fi
end() {
    "$counter" stop >/dev/null 2>&1 || :
    if [ "$started_epmd" = yes ]; then "$epmd" -kill >/dev/null 2>&1 || :; fi
}

trap end EXIT
say "bin/counter daemon"
"$counter" daemon
say "bin/counter rpc 'counter:bump().'"
"$counter" rpc 'counter:bump().'
say "bin/counter rpc 'counter:bump().'"
"$counter" rpc 'counter:bump().'
say "bin/counter stop"
"$counter" stop
say "Done: the release is in $demo/counter/bin/Release"
