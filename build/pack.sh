#!/bin/sh
# Leaves the packages in artifacts/packages/.
set -eu
. "$(dirname -- "$0")/setup.sh"

dotnet pack "$ROOT/src/Release.Sdk/Release.Sdk.csproj" -c Release -v quiet "$@"
say "Packages"
ls -l "$ROOT/artifacts/packages"
