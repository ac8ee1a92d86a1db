#!/bin/sh
# Two builds of the same project at once, again and again, from nothing and of a changed source: both succeed, the later one waiting where it must, and what
# is then there is what one build alone gives, byte for byte.
# together.sh [ROUNDS]: rounds (50), a half of them from nothing.
set -eu
. "$(dirname -- "$0")/setup.sh"
. "$(dirname -- "$0")/faults/project.sh"

rounds=${1:-50}
need erlc=erlang
[ -n "${FAULTS_PACKED:-}" ] || "$ROOT/build/pack.sh" >/dev/null
new_work
project=$work/at/counter
counter "$project"

# become SIDE: the sources of one of two sides.
become() {
    answer=ok
    [ "$1" = one ] || answer='done'
    sed "s/^    ok\.\$/    $answer./" "$ROOT/samples/counter/src/counter_app.erl" >"$project/src/counter_app.erl"
}

# What one build alone gives.
for side in one two; do
    become $side
    rm -rf "${project:?}/bin" "$project/obj"
    release "$project" >"$work/log" 2>&1 || { cat "$work/log" >&2; die "the project alone could not be built"; }
    tree "$project/bin" >"$work/$side"
done
if cmp -s "$work/one" "$work/two"; then die "the comparison sees no difference between two sources"; fi

failures=0
wrong() { printf '   WRONG in round %d: %s\n' "$round" "$*"; failures=$((failures + 1)); }

round=0
while [ "$round" -lt "$rounds" ]; do
    round=$((round + 1))
    # Of the rounds with a release that is there, every second one changes the source back.
    case $((round % 4)) in
        0 | 1) side=one ;;
        *) side=two ;;
    esac
    become $side
    [ $((round % 2)) -eq 0 ] || rm -rf "${project:?}/bin" "$project/obj"
    release "$project" >"$work/first" 2>&1 &
    first=$!
    release "$project" >"$work/second" 2>&1 &
    second=$!
    wait $first || { wrong "a build failed"; grep -m 3 -E 'error|warn' "$work/first" || cat "$work/first"; }
    wait $second || { wrong "a build failed"; grep -m 3 -E 'error|warn' "$work/second" || cat "$work/second"; }
    tree "$project/bin" >"$work/now"
    cmp -s "$work/$side" "$work/now" || { wrong "another result than that of one build"; diff "$work/$side" "$work/now" | head -n 10 || :; }
    left=$(find "$project/bin" "$project/obj" -name '*.tmp')
    [ -z "$left" ] || wrong "left behind: $left"
done
say "$rounds rounds of two builds at once: $failures wrong"
[ "$failures" -eq 0 ]
