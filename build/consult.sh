#!/bin/sh
# Holds the reader of terms against file:consult/1 of OTP 25, 27 and 29: the corpus once, and 7,500 mutated texts for each seed.
# consult.sh [SEEDS]: so many seeds for each OTP, 4 where nothing is said; the first is $TEXT_SEED, or 1.
set -eu
. "$(dirname -- "$0")/setup.sh"
. "$ROOT/build/soak/roots.sh"
. "$ROOT/build/golden/roots.sh"

seeds=${1:-4} first=${TEXT_SEED:-1}
need erlc=erlang-base
fetch_roots
dotnet build "$ROOT/tests/Release.Otp.Tests" -v quiet

# The temporary files of the tests are seen in the roots.
export TMPDIR=/tmp

# compare SUITE SEED TESTS: the tests, with the escript of a root as judge.
compare() {
    JUDGE_ROOT=$(root_of "$1") TEXT_SEED=$2 PATH="$ROOT/build/consult:$PATH" \
        dotnet "$ROOT/artifacts/bin/Release.Otp.Tests/debug/Release.Otp.Tests.dll" --progress off --ansi off --filter "$3"
}

for suite in $suites; do
    say "OTP $(cat "$(root_of "$suite")"/usr/lib/erlang/releases/*/OTP_VERSION): the corpus"
    compare "$suite" "$first" 'FullyQualifiedName~WhenATextIsConsulted.ItIsAcceptedOrRefusedAsByOtp'
    seed=$first
    while [ "$seed" -lt $((first + seeds)) ]; do
        say "OTP of $suite: 7,500 mutated texts of seed $seed"
        compare "$suite" "$seed" 'FullyQualifiedName~WhenATextIsConsulted.ChangedTextsAreAcceptedOrRefusedAsByOtp'
        seed=$((seed + 1))
    done
done
say "Done: $seeds seeds for each of: $suites"
