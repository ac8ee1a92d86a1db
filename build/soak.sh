#!/bin/sh
# The long proofs, which take hours; docs/reliability.md says what each shows. It fetches packages of the distribution, some 250 MB once, and unpacks them
# below artifacts.
# soak.sh [PART...]: tests packs files inputs faults together scripts machines; without one, all of them.
set -eu
. "$(dirname -- "$0")/setup.sh"

# The long tests of the suite.
tests() {
    need erlc=erlang elixir=elixir cc=gcc gencat=libc6-dev git=git
    dotnet build "$ROOT/Release.Sdk.sln" -v quiet
    for project in Release.Otp.Tests Release.Tasks.Tests Release.Sdk.Tests; do
        # 8: none of its tests is long.
        dotnet "$ROOT/artifacts/bin/$project/debug/$project.dll" --progress off --ansi off --ignore-exit-code 8 --filter 'TestCategory=Long'
    done
}

# Releases for other machines and generations of OTP, and from one generation to the next.
packs() { "$ROOT/build/packs.sh" && "$ROOT/build/otps.sh"; }

# Files and texts, held against three generations of OTP.
files() { "$ROOT/build/golden.sh" anew && "$ROOT/build/consult.sh" 4; }

# Hostile input, which branches of the parsers it and the tests take, and ten minutes of blind changes for each parser.
inputs() { "$ROOT/build/hostile.sh" && "$ROOT/build/coverage.sh" && "$ROOT/build/mutate.sh" 600; }

# Faults at every call that changes a file.
faults() { "$ROOT/build/faults.sh" all kill && FAULTS_CHANGES=source "$ROOT/build/faults.sh" all ENOSPC EIO EROFS && "$ROOT/build/faults.sh" 60 && FAULTS_PROJECT=mix "$ROOT/build/faults.sh" 40; }

# Two builds at once.
together() { "$ROOT/build/together.sh" 50; }

# Any bytes, in every shell.
scripts() { "$ROOT/build/scripts.sh"; }

# The same bytes everywhere.
machines() { "$ROOT/build/reproduce.sh"; }

"$ROOT/build/pack.sh" >/dev/null
export FAULTS_PACKED=1
[ $# -gt 0 ] || set -- tests packs files inputs faults together scripts machines
for part; do
    case $part in tests | packs | files | inputs | faults | together | scripts | machines) ;; *) die "there is no part '$part'" ;; esac
done
for part; do
    say "$part"
    "$part"
done
