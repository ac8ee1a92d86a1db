#!/bin/sh
# Holds our boot scripts, releases and their texts against those that the real systools of OTP 25, 27 and 29 made.
# golden.sh [DIRECTORY]: against the files of DIRECTORY, laid out as tests/Release.Otp.Tests/Golden/README.md says, which is also the default.
# golden.sh anew [DIRECTORY]: against a copy of them below artifacts/golden, in which the systools of all three OTPs have made every boot
#   script again before. Where that gives other files than DIRECTORY has, it says so and fails; the copy is what should replace them.
set -eu
. "$(dirname -- "$0")/setup.sh"
. "$ROOT/build/soak/roots.sh"
. "$ROOT/build/golden/roots.sh"

anew=''
if [ "${1:-}" = anew ]; then
    anew=1
    shift
fi
own="$ROOT/tests/Release.Otp.Tests/Golden"
files=$(cd -- "${1:-$own}" && pwd)
different=0

if [ -n "$anew" ]; then
    fetch_roots
    shared="$ROOT/artifacts/golden"
    rm -rf "$shared"
    mkdir -p "$shared"
    cp -R "$files/." "$shared/"
    chmod -R u+w "$shared"
    cp "$own/refresh.escript" "$shared/"
    for suite in $suites; do
        say "The systools of $suite"
        ask "$suite" escript /files/refresh.escript scripts /files
    done
    say "Files that are made for the first time, or differ from those in $files"
    diff -rq "$files" "$shared" | tee "$ROOT/artifacts/golden.diff"
    if grep -q ' differ$' "$ROOT/artifacts/golden.diff"; then different=1; else printf 'none differs\n'; fi
    files=$shared
fi

say "Our files and those in $files"
dotnet build "$ROOT/tests/Release.Otp.Tests" -v quiet
printf '%s boot files, %s scripts, %s releases\n' "$(find "$files" -name '*.boot' | wc -l)" "$(find "$files" -name '*.script' | wc -l)" "$(find "$files" -name '*.rel' | wc -l)"
GOLDEN_FILES=$files dotnet "$ROOT/artifacts/bin/Release.Otp.Tests/debug/Release.Otp.Tests.dll" --progress off --ansi off \
    --filter 'FullyQualifiedName~WhenRealSystoolsMadeTheSame|FullyQualifiedName~WhenGoldenFilesAreRewritten'
exit "$different"
