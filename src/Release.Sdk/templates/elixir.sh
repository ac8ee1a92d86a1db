#!/bin/sh
# Runs Elixir with the Erlang and the libraries of the release that this file stands in, and takes the options of the command elixir;
# "elixir --help" lists them. No word of the command line is evaluated, and the cookie is never on that of the VM.
set -e

say() { printf 'elixir: %s\n' "$*" >&2; exit 1; }

help() {
    cat <<END_OF_HELP >&2
Usage: elixir [OPTION...] [FILE.exs] [ARGUMENT...]

Code:          -e, --eval EXPRESSION   --rpc-eval NODE EXPRESSION   -r FILE   -pr FILE   -S SCRIPT
               -pa DIRECTORY   -pz DIRECTORY   --app APPLICATION   --no-halt   --color   --no-color
Erlang:        --erl "OPTION..."   --erl-config FILE   --vm-args FILE   --boot FILE   --boot-var NAME VALUE
               --logger-otp-reports true|false   --logger-sasl-reports true|false
Distribution:  --sname NAME   --name NAME   --cookie COOKIE   --hidden
IEx:           --remsh NODE   --dot-iex FILE   --dbg BACKEND   --no-pry
Background:    --pipe-to DIRECTORY LOG-DIRECTORY
Alone:         -v, --version   --short-version   -h, --help

What follows FILE.exs or -- is for the code. ELIXIR_ERL_OPTIONS holds options of Erlang, as --erl does.
END_OF_HELP
    exit 1
}

# --- Where the release is ------------------------------------------------------------------------------------------------------------

case $0 in */*) file=$0 ;; *) file=./$0 ;; esac
while [ -L "$file" ]; do
    # The x saves a newline at the end of a path from $(...), which cuts newlines.
    link=$(readlink "$file" && printf x) && link=${link%?x}
    case $link in
        /*) file=$link ;;
        *)  file=${file%/*}/$link ;;
    esac
done
vsn_dir=$(CDPATH='' cd -P "${file%/*}" && pwd -P && printf x) && vsn_dir=${vsn_dir%?x}
root=${vsn_dir%/releases/*}

# version NAME: of {NAME, "VERSION" in the description of this release.
version() { cat "$vsn_dir"/*.rel | sed -n 's/.*{ *'"$1"' *, *"\([^"]*\)".*/\1/p'; }

elixir_vsn=$(version elixir)
erts_bin=$root/erts-$(version erts)/bin/
[ -x "${erts_bin}erl" ] || erts_bin=''

# --- The command line: options of the VM, -extra, and what Elixir itself reads ---------------------------------------------------------

case $#,${1:-} in
    0, | 1,-h | 1,--help) help ;;
    1,--short-version)    printf '%s\n' "$elixir_vsn" && exit ;;
esac

# A caller's variable of that name would tell the cookie to every program; one shell takes IFS from its caller.
unset IFS cookie
mode=elixir named='' cookie='' boot='' pipe='' log=''

# Of the words behind an option that the VM gets, how many belong to it; for all others what Elixir gets.
measure() {
    for_erlang=yes
    case $1 in
        --hidden | --werl)                                                          size=1 ;;
        --erl | --erl-config | --vm-args | --boot | --sname | --name | --cookie)    size=2 ;;
        --logger-otp-reports | --logger-sasl-reports)                               size=2 ;;
        --boot-var | --pipe-to)                                                     size=3 ;;
        *)                                                                          for_erlang='' ;;
    esac
    [ -z "$for_erlang" ] || return 0
    case $1 in
        -v | --no-halt | --color | --no-color | --no-pry | +iex | +elixirc)         size=1 ;;
        -e | --eval | -r | -pr | -pa | -pz | --app | --remsh | --dot-iex | --dbg)   size=2 ;;
        --rpc-eval)                                                                 size=3 ;;
        *)                                                                          size=$left ;;
    esac
}

# The words are passed through twice: the first time those of the VM are put behind them, the second time those of Elixir.
count=$#
set -- "$@" "$@"
for reader in erlang elixir; do
    left=$count
    while [ "$left" -gt 0 ]; do
        measure "$1"
        if [ "$size" -gt "$left" ]; then
            [ -z "$for_erlang" ] || say "$1 needs a value; elixir --help lists the options."
            size=$left
        fi
        left=$((left - size))
        if [ "$1" = +iex ]; then mode=iex; fi
        case $reader,$1 in
            erlang,--hidden)    set -- "$@" -hidden ;;
            erlang,--sname)     set -- "$@" -sname "$2" && named=yes ;;
            erlang,--name)      set -- "$@" -name "$2" && named=yes ;;
            erlang,--cookie)    cookie=$2 ;;
            erlang,--erl-config) set -- "$@" -config "$2" ;;
            erlang,--vm-args)   set -- "$@" -args_file "$2" ;;
            erlang,--boot)      set -- "$@" -boot "$2" && boot=$2 ;;
            erlang,--boot-var)  set -- "$@" -boot_var "$2" "$3" ;;
            erlang,--pipe-to)   pipe=$2 && log=$3 ;;
            erlang,--erl)
                set -f
                # shellcheck disable=SC2086  # options are words between blanks
                set -- "$@" $2
                set +f ;;
            erlang,--logger-*-reports)
                case $1,$2 in
                    --logger-otp-reports,true | --logger-otp-reports,false)   set -- "$@" -logger handle_otp_reports "$2" ;;
                    --logger-sasl-reports,true | --logger-sasl-reports,false) set -- "$@" -logger handle_sasl_reports "$2" ;;
                esac ;;
        esac
        while [ "$size" -gt 0 ]; do
            [ "$reader" = erlang ] || [ -n "$for_erlang" ] || set -- "$@" "$1"
            shift
            size=$((size - 1))
        done
    done
    [ "$reader" = elixir ] || set -- "$@" -extra
done
case $pipe$log in -*) say "--pipe-to needs two directories." ;; esac

# --- The VM --------------------------------------------------------------------------------------------------------------------------

[ -n "$boot" ] || set -- -boot "$vsn_dir/start_clean" -boot_var RELEASE_LIB "$root/lib" "$@"

# IEx stands in the place of Erlang's shell, as the user process of the VM. Since 1.15 elixir:start/0 starts it, which came together with a module
# iex in the application elixir, because the shell of OTP 26 wants to be told what to run; before, 'Elixir.IEx.CLI':start/0 replaced the whole shell.
if [ "$mode" = elixir ]; then
    set -- -s elixir start_cli "$@"
elif [ -f "$root/lib/elixir-$elixir_vsn/ebin/iex.beam" ]; then
    set -- -user elixir "$@"
else
    set -- -user Elixir.IEx.CLI "$@"
fi
if [ -t 1 ] && [ -t 2 ] && [ -z "${NO_COLOR:-}" ]; then set -- -elixir ansi_enabled true "$@"; fi

# The VM reads its cookie in a home of its own; erlexec notes HOME before -env gives the user's back. Without a name a cookie means nothing.
home=''
if [ -n "$cookie" ] && [ -n "$named" ]; then
    home=${pipe:-${RELEASE_TMP:-${TMPDIR:-/tmp}}}/elixir.$$
    mkdir -p "${home%/*}"
    # Some shells write here-documents to a file first.
    (
        umask 077 && mkdir "$home" && TMPDIR=$home && cat >"$home/.erlang.cookie" <<END_OF_COOKIE
$cookie
END_OF_COOKIE
    ) || say "Cannot write the cookie to $home. Set RELEASE_TMP to a directory that this user may write."
    [ -z "${HOME+set}" ] || set -- -env HOME "$HOME" "$@"
fi

set -f
# shellcheck disable=SC2086  # options are words between blanks
set -- "${erts_bin}erl" -noshell ${ELIXIR_ERL_OPTIONS:-} "$@"

# run_erl hands a line to a shell: every word is put in single quotes, in which only the quote itself means something. The x saves newlines.
if [ -n "$pipe" ]; then
    line='exec'
    for word; do
        word=$(printf '%sx' "$word" | sed "s/'/'\\\\''/g")
        line="$line '${word%x}'"
    done
    mkdir -p "$pipe" "$log"
    [ -z "$home" ] || { HOME=$home && export HOME; }
    exec "${erts_bin}run_erl" -daemon "$pipe/" "$log/" "$line"
fi
[ -n "$home" ] || exec "$@"

trap 'rm -rf "$home"' EXIT
trap 'exit 129' HUP && trap 'exit 130' INT && trap 'exit 143' TERM
answer=0
(HOME=$home && export HOME && exec "$@") || answer=$?
exit "$answer"
