#!/bin/sh
# Runs every test but the long ones, which soak.sh runs; ends with `N passed, N failed`.
set -eu
. "$(dirname -- "$0")/setup.sh"

# The judges: Erlang/OTP with all its applications, mix, shellcheck, the shells that the shipped scripts must run in, what sandboxes them, and what kills them at a system call.
need erlc=erlang elixir=elixir dialyzer=erlang shellcheck=shellcheck strace=strace bwrap=bubblewrap mksh=mksh yash=yash posh=posh busybox=busybox bash=bash unshare=util-linux setpriv=util-linux script=bsdutils readelf=binutils cc=gcc gencat=libc6-dev

"$ROOT/build/pack.sh"
say "Building"
dotnet build "$ROOT/Release.Sdk.sln" -v quiet
say "Format"
# The compiler enforces the rest of the style.
dotnet format whitespace "$ROOT/Release.Sdk.sln" --verify-no-changes --no-restore

passed=0 failed=0
for project in Release.Otp.Tests Release.Tasks.Tests Release.Sdk.Tests; do
    say "$project"
    log="$ROOT/artifacts/$project.log"
    dotnet "$ROOT/artifacts/bin/$project/debug/$project.dll" --progress off --ansi off --filter 'TestCategory!=Long' >"$log" 2>&1 || true
    tail -n 60 "$log"
    count() { sed -n "s/^  $1: \([0-9][0-9]*\)\$/\1/p" "$log" | tail -n 1; }
    p=$(count succeeded) f=$(count failed) s=$(count skipped)
    # A run that did not come to its summary has failed; so has a skipped test on a machine that is set up.
    if [ -z "$p" ] || [ -z "$f" ]; then p=0 f=1; fi
    passed=$((passed + p)) failed=$((failed + f + ${s:-0}))
done

printf '\n%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
