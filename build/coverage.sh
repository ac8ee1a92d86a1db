#!/bin/sh
# Which branches of the parsers (build/coverage/classes.txt) the tests of Release.Otp and Release.Tasks, the hostile inputs and some seconds of mutation take.
# Fails where a class has less than 95 percent; COVERAGE_MISSED=1 names every branch that was not taken.
set -eu
. "$(dirname -- "$0")/setup.sh"

need erlc=erlang elixir=elixir
seconds=${COVERAGE_SECONDS:-5}
work="$ROOT/artifacts/coverage"
rm -rf "$work"
mkdir -p "$work"
dotnet build "$ROOT/Release.Sdk.sln" -v quiet >&2
dotnet build "$ROOT/build/coverage" -v quiet >&2
for project in Release.Otp.Tests Release.Tasks.Tests Release.Hostile; do
    # The tests find the repository above them.
    cp -R "$ROOT/artifacts/bin/$project/debug" "$work/$project"
done

tests() {
    printf "dotnet exec '%s' --progress off --ansi off --filter 'TestCategory!=Long' >'%s' 2>&1" "$work/$1/$1.dll" "$work/$1.log"
}

hostile="dotnet exec '$work/Release.Hostile/Release.Hostile.dll'"
dotnet exec "$ROOT/artifacts/bin/Coverage/debug/Coverage.dll" "$ROOT/build/coverage/classes.txt" 95 \
    "$work/Release.Otp.Tests=$(tests Release.Otp.Tests)" \
    "$work/Release.Tasks.Tests=$(tests Release.Tasks.Tests)" \
    "$work/Release.Hostile={ $hostile sample; for parser in \$($hostile parsers); do $hostile mutate \$parser $seconds 1; done; } >'$work/hostile.log' 2>&1"
