#!/bin/sh
# Throws random strings at the shipped scripts in every shell that they must run in: as arguments, as values of the environment, and as the name of the
# directory that the release stands in. Programs that write down what they were given stand in for Erlang's, so that thousands of calls take minutes.
# scripts.sh [COUNT [SEED [SHELL...]]]: 1000 strings in all shells unless told otherwise. A shell is a command line in one word, as in 'busybox sh'.
set -eu
. "$(dirname -- "$0")/setup.sh"

need cc=gcc mksh=mksh yash=yash posh=posh busybox=busybox bash=bash dash=dash iconv=libc-bin
count=${1:-1000}
seed=${2:-20240}
if [ $# -gt 2 ]; then shift 2; else set -- dash 'bash --posix' mksh yash posh 'busybox sh'; fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT && trap 'exit 143' TERM
cc -D_GNU_SOURCE -O1 -Wall -Wextra -o "$work/throw" "$ROOT/build/scripts/throw.c"
cc -D_GNU_SOURCE -O1 -Wall -Wextra -o "$work/seen" "$ROOT/build/scripts/seen.c"

# put TEMPLATE FILE: a shipped script as a release holds it, to be run by $shell.
put() {
    sed -e "1s|^#!/bin/sh\$|#!$shell|" -e 's/{{release\.name}}/counter/g' -e 's/{{release\.version}}/0.1.0/g' "$ROOT/src/Release.Sdk/templates/$1" >"$2"
    chmod 755 "$2"
}

# release PLACE KIND: what a release holds besides its applications.
release() {
    version=$1/root/releases/0.1.0 erts=$1/root/erts-1.0/bin
    mkdir -p "$1/root/bin" "$erts" "$version" "$1/root/lib/elixir-1.0/ebin"
    put name.sh.hbs "$1/root/bin/counter"
    put erl.sh "$erts/erl"
    for template in "$ROOT"/src/Release.Sdk/templates/*; do
        name=${template##*/}
        case $name in
            name.* | erl.sh | pack_erl.sh | *.bat.hbs) ;;
            elixir.sh | iex.sh) [ "$2" = erlang ] || put "$name" "$version/${name%.sh}" ;;
            *)                  put "$name" "$version/${name%.hbs}" ;;
        esac
    done
    for program in erlexec epmd run_erl to_erl; do cp "$work/seen" "$erts/$program"; done
    printf '1.0 0.1.0\n' >"$1/root/releases/start_erl.data"
    printf '[{release,"counter","0.1.0","1.0",[],permanent}].\n' >"$1/root/releases/RELEASES"
    printf '{release,{"counter","0.1.0"},{erts,"1.0"},[{elixir,"1.0"}]}.\n' >"$version/counter.rel"
    printf '[].\n' >"$version/sys.config"
}

for shell; do
    program=${shell%% *}
    # yash keeps text, not bytes: what is no text of the locale it does not take from its caller.
    text=''
    [ "$program" != yash ] || text=text
    case $shell in *' '*) shell="$(command -v "$program") ${shell#* }" ;; *) shell=$(command -v "$program") ;; esac
    for kind in erlang elixir; do
        place=$(mktemp -d "$work/XXXXXX")
        release "$place" "$kind"
        printf '%s, a release with %s: ' "$shell" "$kind"
        "$work/throw" "$place" "$kind" "$count" "$seed" ${text:+"$text"} || die "the seed was $seed"
        rm -rf "$place"
    done
done
