#!/bin/sh
# Reads every hostile input of tests/Release.Hostile, a process for each group, and judges what came of each: one coded error where it is refused and none
# where OTP takes it too, no other exception, no file outside the output, at most 1 s of processor time, and at most 200 MB more than the process held before.
# hostile.sh [GROUP|GROUP/NAME...]: some of them; without, all. The lines of all inputs stay in artifacts/hostile.
set -eu
. "$(dirname -- "$0")/setup.sh"
. "$(dirname -- "$0")/hostile/program.sh"

MOST_MILLISECONDS=${HOSTILE_MILLISECONDS:-1000}
MOST_KILOBYTES=${HOSTILE_KILOBYTES:-204800}

need erlc=erlang-base mkfifo=coreutils
hostile_program
# shellcheck disable=SC2046 # names without blanks, one word each
[ "$#" -gt 0 ] || set -- $(hostile groups)
work="$ROOT/artifacts/hostile"
mkdir -p "$work"

status=0
printf '%-12s %6s %6s %8s %8s  %s\n' group inputs refused 'most ms' 'most MB' 'least and most MB before'
for group in "$@"; do
    lines="$work/$(printf '%s' "$group" | tr '/ ' '__').tsv"
    # A process that dies leaves the name of the input that it was reading.
    if hostile run "$group" >"$lines" 2>"$lines.err"; then ended=0; else ended=$?; fi
    tr '\r' '\n' <"$lines" >"$lines.all"
    if [ "$ended" -gt 1 ]; then
        printf 'DIED    %s\n' "$(tail -n 1 "$lines.all")"
        status=1
    fi
    awk -F '\t' -v group="$group" -v ms="$MOST_MILLISECONDS" -v kb="$MOST_KILOBYTES" '
        NF < 8 { next }
        { inputs++; taken = $6 - $7; if ($8 != "read") refused++ }
        $4 > slowest { slowest = $4 }
        taken > largest { largest = taken }
        inputs == 1 || $7 < least { least = $7 }
        $7 > most { most = $7 }
        $1 != "ok" { printf "FAULT   %s/%s: %s %s\n", $2, $3, $8, $9; bad = 1 }
        $4 > ms { printf "SLOW    %s/%s: %d ms\n", $2, $3, $4; bad = 1 }
        taken > kb { printf "LARGE   %s/%s: %d MB\n", $2, $3, taken / 1024; bad = 1 }
        END {
            printf "%-12s %6d %6d %8d %8d  %d %d\n", group, inputs, refused, slowest, largest / 1024, least / 1024, most / 1024
            exit bad || inputs == 0
        }' "$lines.all" || status=1
done
exit "$status"
