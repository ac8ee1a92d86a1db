#!/bin/sh
# Lets builds fail at the calls by which they change files: a release that is there is released again, of one changed source, with the same version and
# with another, and at the k-th call the build is killed, or the call fails. What is published must then be the old release or the new one, byte for byte,
# the failed build must say one coded error, and the next build must give what a build from nothing gives.
# faults.sh [SAMPLE|all [MODE...]]: how many calls of each mode and kind of change (8), or all; the modes: kill lone ENOSPC EIO EROFS full (all).
#   kill    power is lost at the call       ENOSPC, EIO   that call fails
#   lone    the process that calls dies     EROFS, full   that call and all later ones fail, as on a disk that became read-only or is full
# FAULTS_CHANGES: source, version, or both (both); FAULTS_PROJECT: erlang or mix (erlang).
set -eu
. "$(dirname -- "$0")/setup.sh"
. "$(dirname -- "$0")/faults/project.sh"

sample=${1:-8}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- kill lone ENOSPC EIO EROFS full
changes=${FAULTS_CHANGES:-source version}

need erlc=erlang cc=gcc strace=strace setsid=util-linux
[ -n "${FAULTS_PACKED:-}" ] || "$ROOT/build/pack.sh" >/dev/null
new_work
cc -shared -fPIC -O2 -Wall -Wno-nonnull-compare -o "$work/faultat.so" "$ROOT/build/faults/faultat.c" -ldl
: >"$work/fault.env"
# shellcheck source=faults/erlang.sh
. "$ROOT/build/faults/${FAULTS_PROJECT:-erlang}.sh"
project=$work/at/$name
bin=$project/bin/Debug

# Releases that are booted stand beside those of other runs, need no port mapper and keep their logs here.
RELEASE_DIST_PORT=$(erl -noinput -eval '{ok, S} = gen_tcp:listen(0, [{ip, {127, 0, 0, 1}}]), {ok, P} = inet:port(S), io:put_chars(integer_to_list(P)), halt().')
export RELEASE_DIST_PORT RELEASE_LOG_DIR="$work/logs"

# --- The project ----------------------------------------------------------------------------------------------------------------------

# expect CHANGE SIDE: what a build from nothing gives, in the place of all others.
expect() {
    rm -rf "${project:?}/bin" "${project:?}/obj" "${project:?}/_build"
    become "$1" "$2"
    release "$project" >"$work/log" 2>&1 || { cat "$work/log" >&2; die "the sound project could not be built"; }
    mkdir -p "$work/expected"
    tree "$bin" >"$work/expected/$2.bin"
    tree "$bin/rel/$name" >"$work/expected/$2.tree"
    artifacts "$bin" >"$work/expected/$2.artifacts"
}

# --- One build with a fault -----------------------------------------------------------------------------------------------------------

# faulty NUMBER MODE: releases with a fault at the call of that number; the exit status is the build's.
faulty() {
    head -c 8 /dev/zero >"$work/count"
    rm -f "$work/calls"
    forever=''
    case $2 in
        kill | lone) fault=$2 ;;
        ENOSPC) fault=28 ;;
        EIO) fault=5 ;;
        EROFS) fault=30 forever=1 ;;
        full) fault=28 forever=1 ;;
        *) die "there is no mode '$2'" ;;
    esac
    {
        printf "export LD_PRELOAD='%s' FAULT_BELOW='%s' FAULT_COUNT='%s' FAULT_LOG='%s'\n" "$work/faultat.so" "$project" "$work/count" "$work/calls"
        printf 'export FAULT_AT=%s FAULT_MODE=%s\n' "$1" "$fault"
        [ -z "$forever" ] || printf 'export FAULT_FOREVER=1\n'
    } >"$work/fault.env"
    status=0
    # A group of its own, which a killed build takes with it; what the shell says of that is nothing new.
    {
        (
            set -- dotnet build "$project" -t:Release --no-restore -m:1 -nodeReuse:false -tl:off -v quiet
            [ "$traced" != yes ] || set -- strace -f -ff -y -qq -e 'trace=%file,%desc' -e signal=none -o "$work/trace" "$@"
            # shellcheck disable=SC1091 # written above
            . "$work/fault.env"
            TMPDIR=$work/tmp exec setsid "$@"
        ) >"$work/said" 2>&1 || status=$?
    } 2>/dev/null
    : >"$work/fault.env"
    return "$status"
}

wrong() {
    printf '   WRONG: %s\n' "$*"
    sed 's/^/      /' "$work/said" | head -n 20
    failures=$((failures + 1))
}

# One coded error, said once, and no stack trace.
check_said() {
    # The summary says each once more.
    errors=$(sed -n 's/^ *//; /: error [A-Za-z]*[0-9]*: /p' "$work/said" | sort -u | sed 's/.*: error \([A-Za-z]*[0-9]*\): .*/\1/')
    [ "$(printf '%s\n' "$errors" | grep -c .)" -eq 1 ] || wrong "the build failed with these errors: $(printf '%s' "$errors" | tr '\n' ' ')"
    if grep -Eq '^ +at |Unhandled exception|MSB4018|MSB0001' "$work/said"; then wrong "a stack trace"; fi
    printf '%s\n' "$errors" >>"$work/codes"
}

# The old release or the new one; every archive the old one or the new one, with a checksum of its own or none.
check_published() {
    tree "$bin/rel/$name" >"$work/tree"
    if cmp -s "$work/tree" "$work/expected/$to.tree"; then published=$to
    elif cmp -s "$work/tree" "$work/expected/$from.tree"; then published=$from
    else
        published=neither
        wrong "the release is neither the old one nor the new one"
        diff "$work/expected/$from.tree" "$work/tree" | head -n 10 || :
    fi
    artifacts "$bin" | grep -v '\./\.' >"$work/artifacts" || :
    cat "$work/expected/old.artifacts" "$work/expected/new.artifacts" >"$work/either"
    grep -vxFf "$work/either" "$work/artifacts" >"$work/others" && wrong "neither old nor new: $(cat "$work/others")"
    for kind in tar.gz zip; do
        grep -q "\\.$kind\$" "$work/artifacts" || wrong "there is no .$kind at all"
        for archive in "$bin"/*."$kind"; do
            [ ! -e "$archive.sha256" ] || [ ! -e "$archive" ] || (cd "$bin" && sha256sum --status -c "$archive.sha256") || wrong "$archive.sha256 is of another archive"
        done
    done
    for archive in "$bin"/*.tar.gz; do
        sum=${archive%.gz}.sha256
        [ ! -e "$sum" ] || [ ! -e "$archive" ] || [ "$(gunzip <"$archive" | sha256sum | cut -d ' ' -f 1)" = "$(cut -d ' ' -f 1 "$sum")" ] || wrong "$sum is of another tar"
    done
}

check_boots() {
    # A copy: a release that runs writes its cookie.
    cp -a "$bin/rel/$name" "$work/running"
    "$work/running/bin/$name" daemon >/dev/null || wrong "the published release does not start"
    answered=$("$work/running/bin/$name" rpc "$question") || answered=nothing
    "$work/running/bin/$name" stop >/dev/null || :
    [ "$answered" = "$(answer_of "$published")" ] || wrong "the published release does not run: $answered"
    rm -rf "$work/running"
    booted=$((booted + 1))
}

check_next() {
    release "$project" --no-restore >"$work/said" 2>&1 || { wrong "the next build fails"; return 0; }
    tree "$bin" >"$work/tree"
    cmp -s "$work/tree" "$work/expected/$to.bin" || { wrong "the next build gives something else than one from nothing"; diff "$work/expected/$to.bin" "$work/tree" | head -n 10 || :; }
    left=$(find "$project/obj" "$project/bin" \( -name '*.tmp' -o -name '*~' \) -printf '%P ')
    [ -z "$left" ] || { wrong "left behind: $left"; find "$project/obj" "$project/bin" \( -name '*.tmp' -o -name '*~' \) -exec rm -rf {} +; }
}

# one NUMBER MODE: the other side is released, with a fault, and once more without.
one() {
    before=$failures
    if [ "$side" = old ]; then from=old to=new; else from=new to=old; fi
    become "$change" "$to"
    outcome=succeeded
    faulty "$1" "$2" || { outcome=failed; [ "$status" -ne 137 ] || outcome=killed; }
    case $2,$outcome in
        *,failed) check_said ;;
        kill,succeeded) [ "$(od -An -td8 "$work/count")" -lt "$1" ] || wrong "nothing was killed" ;;
    esac
    check_published
    [ $outcome != succeeded ] || [ $published = "$to" ] || wrong "the build says that it succeeded, and the release is the old one"
    [ $((runs % boot_every)) -ne 0 ] || [ $published = neither ] || check_boots
    check_next
    runs=$((runs + 1))
    [ "$failures" -eq "$before" ] || printf '   at call %s, %s, %s: %s\n' "$1" "$2" "$outcome" "$(sed -n "$1s|$project/||p" "$work/calls")"
    side=$to
}

# --- The sweeps -----------------------------------------------------------------------------------------------------------------------

# Every call that changed something, as the kernel saw it, must have passed the shim, or the sweep would leave it out.
check_shim() {
    become "$change" new
    # A test that runs this every day does without strace.
    traced=${FAULTS_UNCHECKED:+no}
    [ "$traced" ] || traced=yes
    faulty -1 ENOSPC || { cat "$work/said"; die "the build fails under strace"; }
    side=new
    [ "$traced" = yes ] || return 0
    traced=no
    cat "$work"/trace.* | awk -v below="$project" -f "$ROOT/build/faults/trace.awk" | sort >"$work/kernel"
    rm -f "$work"/trace.*
    awk '{ kind = $3; sub(/64$/, "", kind); if (kind == "pwrite" || kind == "pwritev") kind = kind == "pwrite" ? "pwrite64" : kind; if (kind ~ /^open|^creat|^fopen/) kind = "open"; if (kind ~ /^utimes?$/) kind = "utimensat"; name = $0; sub(/.*\//, "", name); print kind, name }' "$work/calls" | sort >"$work/seen"
    unseen=$(comm -23 "$work/kernel" "$work/seen" | sed 's/[0-9][0-9]*/N/g' | sort | uniq -c)
    [ -z "$unseen" ] || { printf '%s\n' "$unseen" >&2; die "the shim does not see these calls"; }
    say "Another $change: $(wc -l <"$work/calls") calls change files, $(cut -d ' ' -f 2 "$work/calls" | sort -u | wc -l) processes make them; the kernel saw $(wc -l <"$work/kernel"), all of which pass the shim"
}

# numbers COUNT: those that are taken: all, or as many as asked for, evenly, each mode others.
numbers() {
    if [ "$sample" = all ]; then seq 1 "$1"
    else awk -v n="$1" -v s="$sample" -v m="$modes" -v i="$index" 'BEGIN { if (s > n) s = n; for (k = 0; k < s; k++) print 1 + int((k + (i - 0.5) / m) * n / s) }'
    fi
}

failures=0 runs=0 booted=0 traced=no
boot_every=${FAULTS_BOOT_EVERY:-20}
: >"$work/codes"
for change in $changes; do
    rm -rf "$project"
    sources
    expect "$change" new
    expect "$change" old
    check_shim
    calls=$(wc -l <"$work/calls")
    modes=$# index=0
    for mode; do
        first=$runs bad=$failures index=$((index + 1))
        for number in $(numbers "$calls"); do one "$number" "$mode"; done
        printf '%-8s %-7s %4d of %d calls: %d wrong\n' "$change" "$mode" $((runs - first)) "$calls" $((failures - bad))
    done
done

say "$runs builds with a fault, $booted of the releases booted, $failures wrong; the errors: $(sort "$work/codes" | uniq -c | awk '{ printf "%s%s %s", (NR > 1 ? ", " : ""), $1, $2 }')"
[ "$failures" -eq 0 ]
