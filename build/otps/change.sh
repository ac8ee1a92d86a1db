#!/bin/sh
# Runs in a root where both OTPs run: the counter 0.1.0, as it was unpacked below the directory given, changes to 0.2.0, which has another ERTS, and back. That is refused
# while the node runs, and done by stop, commit, start; so it is under heart.
set -eu

place=$1/counter
counter=$place/bin/counter
[ $# -ge 3 ] || { echo "Usage: $0 DIRECTORY OTP-OF-0.1.0 OTP-OF-0.2.0 [heart]" >&2; exit 2; }
older=$2 newer=$3 heart=${4:-}
export RELEASE_TMP=/tmp
say() { printf '   %s\n' "$*"; }
same() { [ "$2" = "$3" ] || { printf 'ERROR: %s is %s instead of %s\n' "$1" "$2" "$3" >&2; exit 1; }; say "$1: $2"; }
facts='{counter:bump(), list_to_integer(erlang:system_info(otp_release)), erlang:function_exported(counter, maximum, 0), [V || {counter, _, V} <- application:which_applications()]}.'
handled='lists:sort([{V, S} || {_, V, _, S} <- release_handler:which_releases()]).'

# refused COMMAND VERSION: the running node would have to end.
refused() {
    before=$(cat "$place"/releases/RELEASES "$place/releases/start_erl.data")
    status=0 && said=$("$counter" "$@" 2>&1) || status=$?
    same "status of $*" "$status" 7
    say "$said"
    case $said in *"stop it, commit $2 and start."*) ;; *) printf 'ERROR: that is not the way out\n' >&2; exit 1 ;; esac
    same 'files that changed' "$([ "$before" = "$(cat "$place"/releases/RELEASES "$place/releases/start_erl.data")" ] || echo some)" ''
}

start() {
    if [ -n "$heart" ]; then HEART_COMMAND="$counter daemon" ERL_AFLAGS=-heart "$counter" daemon; else "$counter" daemon; fi
    same 'heart' "$("$counter" rpc 'is_pid(whereis(heart)).')" "$([ -n "$heart" ] && echo true || echo false)"
}

# change VERSION: the way out, as the message says.
change() {
    "$counter" stop
    say "$("$counter" commit "$1")"
    start
}

start
trap '"$counter" stop >/dev/null 2>&1 || :' EXIT
same 'the node' "$("$counter" rpc "$facts")" "{1,$older,false,[\"0.1.0\"]}"
say "$("$counter" unpack 0.2.0)"
refused upgrade 0.2.0
same 'the node' "$("$counter" rpc "$facts")" "{2,$older,false,[\"0.1.0\"]}"

change 0.2.0
same 'the node' "$("$counter" rpc "$facts")" "{1,$newer,true,[\"0.2.0\"]}"
same 'versions' "$("$counter" versions | tr '\n' ' ')" '0.1.0 old 0.2.0 permanent '
same 'release_handler' "$("$counter" rpc "$handled")" '[{"0.1.0",old},{"0.2.0",permanent}]'
refused downgrade 0.1.0
same 'the node' "$("$counter" rpc "$facts")" "{2,$newer,true,[\"0.2.0\"]}"

change 0.1.0
same 'the node' "$("$counter" rpc "$facts")" "{1,$older,false,[\"0.1.0\"]}"
same 'versions' "$("$counter" versions | tr '\n' ' ')" '0.1.0 permanent 0.2.0 old '
say "$("$counter" remove 0.2.0)"
same 'libraries and emulators that are left' "$(cd "$place" && echo lib/* erts-* | wc -w)" 5
"$counter" stop
trap - EXIT
