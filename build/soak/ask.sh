#!/bin/sh
# Runs in a root: boots the release in the directory given, asks it, stops it, and lets its own systools make its boot script.
set -eu

cd "$1"
expected=$2
export RELEASE_TMP=/tmp
say() { printf '   %s\n' "$*"; }
same() { [ "$2" = "$3" ] || { printf 'ERROR: %s is %s instead of %s\n' "$1" "$2" "$3" >&2; exit 1; }; say "$1: $2"; }

same 'uname -m' "$(uname -m)" "${expected%% *}"
bin/counter daemon
trap 'bin/counter stop >/dev/null 2>&1 || :' EXIT
same 'rpc counter:bump()' "$(bin/counter rpc 'counter:bump().')" 42
same 'rpc counter:bump()' "$(bin/counter rpc 'counter:bump().')" 43
same 'OTP release' "$(bin/counter rpc 'list_to_integer(erlang:system_info(otp_release)).')" "${expected#* }"
say "architecture: $(bin/counter rpc 'erlang:system_info(system_architecture).')"
bin/counter stop
trap - EXIT

version=$(cut -d ' ' -f 2 releases/start_erl.data)
# The boot script that the release's own systools makes of the release's own .rel.
made=$(bin/counter eval '
    Root = os:getenv("RELEASE_ROOT"), Vsn = os:getenv("RELEASE_VSN"),
    {ok, _, _} = systools:make_script(Root ++ "/releases/" ++ Vsn ++ "/counter",
                                      [no_dot_erlang, silent, {outdir, "/tmp"}, {path, filelib:wildcard(Root ++ "/lib/*/ebin")}]),
    written.')
same 'systools:make_script/2' "$made" written
same "SHA-256 of what it wrote" "$(sha256sum </tmp/counter.boot)" "$(sha256sum <"releases/$version/start.boot")"
say "start.boot is byte for byte what this systools writes: $(wc -c <"releases/$version/start.boot") bytes"
