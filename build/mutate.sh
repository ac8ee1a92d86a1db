#!/bin/sh
# Gives the parsers valid inputs that were changed blindly; nothing but our own exception may leave them. Without coverage guidance: see docs/reliability.md.
# mutate.sh [SECONDS] [PARSER...]: each of the parsers, all by default, for that many seconds, 600 by default, as many at a time as there are processors or
# as MUTATE_JOBS says. MUTATE_SEED makes a run the same as another. A fault is printed with the command that gives the input again.
set -eu
. "$(dirname -- "$0")/setup.sh"
. "$(dirname -- "$0")/hostile/program.sh"

seconds=${1:-600}
[ "$#" -eq 0 ] || shift
seed=${MUTATE_SEED:-$(date +%s)}
jobs=${MUTATE_JOBS:-$(nproc)}

need erlc=erlang-base
hostile_program
# shellcheck disable=SC2046 # names without blanks, one word each
[ "$#" -gt 0 ] || set -- $(hostile parsers)
say "$# parsers, $seconds s each, $jobs at a time, seed $seed; again: dotnet exec $PROGRAM again PARSER SEED NUMBER"
printf '%s\n' "$@" | xargs -P "$jobs" -I PARSER dotnet exec "$PROGRAM" mutate PARSER "$seconds" "$seed"
