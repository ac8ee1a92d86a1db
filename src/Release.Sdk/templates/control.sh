# shellcheck shell=sh
# The commands of bin/NAME for this version of the release, sourced by it: settings, small verbs, one case.
# From bin/NAME come $vsn_dir, $erts_vsn, $release_name, $inside, the exit statuses, say, die and word.
set -e

# The release's own ERTS, else the erl on the PATH.
find_erl() {
    erts_bin=$RELEASE_ROOT/erts-$erts_vsn/bin
    if [ -n "$erts_vsn" ] && [ -d "$erts_bin" ]; then
        erl=$erts_bin/erl
    else
        erts_bin=''
        erl=$(command -v erl) || die "$misconfigured" "This release has no Erlang of its own and there is no 'erl' on the PATH. Install Erlang/OTP, or include ERTS in the release."
    fi
}

# Where epmd, run_erl and to_erl are.
find_erts_bin() {
    [ -n "$erts_bin" ] || erts_bin=$("$erl" -noinput -boot start_clean -eval 'io:put_chars(os:getenv("BINDIR")), halt().') ||
        die "$misconfigured" "Cannot learn from $erl where run_erl and to_erl are."
}

# The node takes file names as UTF-8 whatever the locale is, unless the release stands in a directory whose name is not UTF-8.
find_encoding() {
    file_names=+fnu
    case $RELEASE_ROOT in
        *[!\ -~]*) printf '%s' "$RELEASE_ROOT" | iconv -f UTF-8 -t UTF-8 >/dev/null 2>&1 || ! command -v iconv >/dev/null || file_names=+fnl ;;
    esac
}

# --- Settings -----------------------------------------------------------------------------------------------------------------------

absolute() { case $1 in /*) printf '%sx' "$1" ;; *) printf '%s/%sx' "$PWD" "$1" ;; esac; }

settle_paths() {
    RELEASE_TMP=$(absolute "${RELEASE_TMP:-$RELEASE_ROOT/tmp}") && RELEASE_TMP=${RELEASE_TMP%x}
    RELEASE_VM_ARGS=$(absolute "${RELEASE_VM_ARGS:-$vsn_dir/vm.args}") && RELEASE_VM_ARGS=${RELEASE_VM_ARGS%x}
    RELEASE_REMOTE_VM_ARGS=$(absolute "${RELEASE_REMOTE_VM_ARGS:-$vsn_dir/remote.vm.args}") && RELEASE_REMOTE_VM_ARGS=${RELEASE_REMOTE_VM_ARGS%x}
    RELEASE_SYS_CONFIG=$(absolute "${RELEASE_SYS_CONFIG:-$vsn_dir/sys}") && RELEASE_SYS_CONFIG=${RELEASE_SYS_CONFIG%x}
    for file in "$RELEASE_VM_ARGS" "$RELEASE_REMOTE_VM_ARGS" "${RELEASE_SYS_CONFIG%.config}.config"; do
        [ -r "$file" ] || die "$misconfigured" "Cannot read $file. Unpack the release again, or correct the RELEASE_* variable that names it."
    done
}

# A node whose host is this machine's loopback is reachable from this machine only, in fact: so are its listener and the epmd it starts.
settle_distribution() {
    RELEASE_DISTRIBUTION=${RELEASE_DISTRIBUTION:-sname}
    RELEASE_NODE=${RELEASE_NODE:-$RELEASE_NAME}
    word RELEASE_NODE "$RELEASE_NODE" '_@.:-'
    case $RELEASE_DISTRIBUTION,$RELEASE_NODE in
        *@*@*)          die "$misconfigured" "RELEASE_NODE is '$RELEASE_NODE', but a node is NAME or NAME@HOST." ;;
        sname,*@*)      ;;
        sname,*)        RELEASE_NODE=$RELEASE_NODE@localhost ;;
        name,* | none,*) ;;
        *)              die "$misconfigured" "RELEASE_DISTRIBUTION is '$RELEASE_DISTRIBUTION', but may be sname, name or none." ;;
    esac
    case ${RELEASE_DIST_PORT:-1} in
        *[!0-9]* | 0* | ??????*) die "$misconfigured" "RELEASE_DIST_PORT is '$RELEASE_DIST_PORT', but must be a port number." ;;
    esac
    loopback=''
    case $RELEASE_NODE in
        *@localhost | *@127.*)
            loopback=yes
            ERL_EPMD_ADDRESS=${ERL_EPMD_ADDRESS:-127.0.0.1} && export ERL_EPMD_ADDRESS ;;
    esac
}

# Gives every setting its value, with the meaning that mix release gives it.
settle() {
    word RELEASE_NAME "$RELEASE_NAME" '_-'
    settle_paths
    settle_distribution
    RELEASE_MODE=${RELEASE_MODE:-embedded}
    case $RELEASE_MODE in
        embedded | interactive) ;;
        *) die "$misconfigured" "RELEASE_MODE is '$RELEASE_MODE', but may be embedded or interactive." ;;
    esac
    RELEASE_BOOT_SCRIPT=${RELEASE_BOOT_SCRIPT:-start}
    RELEASE_BOOT_SCRIPT_CLEAN=${RELEASE_BOOT_SCRIPT_CLEAN:-start_clean}
    word RELEASE_BOOT_SCRIPT "$RELEASE_BOOT_SCRIPT" '_.-'
    word RELEASE_BOOT_SCRIPT_CLEAN "$RELEASE_BOOT_SCRIPT_CLEAN" '_.-'
    export RELEASE_ROOT RELEASE_NAME RELEASE_VSN RELEASE_COMMAND RELEASE_PROG RELEASE_MODE RELEASE_NODE RELEASE_TMP RELEASE_VM_ARGS \
        RELEASE_REMOTE_VM_ARGS RELEASE_SYS_CONFIG RELEASE_DISTRIBUTION RELEASE_BOOT_SCRIPT RELEASE_BOOT_SCRIPT_CLEAN
    state=$RELEASE_TMP/${RELEASE_NODE%%@*}
    ERL_CRASH_DUMP=${ERL_CRASH_DUMP:-$state/erl_crash.dump} && export ERL_CRASH_DUMP
    RUN_ERL_LOG_MAXSIZE=${RUN_ERL_LOG_MAXSIZE:-1000000} && export RUN_ERL_LOG_MAXSIZE
    RUN_ERL_LOG_GENERATIONS=${RUN_ERL_LOG_GENERATIONS:-5} && export RUN_ERL_LOG_GENERATIONS
}

# --- The state directory: what a node keeps while it runs, for its owner's eyes only -------------------------------------------------

make_state() {
    mkdir -p "$RELEASE_TMP" 2>/dev/null || :
    [ -d "$state" ] || (umask 077 && mkdir "$state") 2>/dev/null || :
    { [ -d "$state" ] && [ -w "$state" ]; } || die "$misconfigured" "Cannot write to $state. Set RELEASE_TMP to a directory that this user may write."
    owner=$(id -u)
    [ "$owner" = 0 ] || [ -n "$(find "$state" -prune -type d -user "$owner" && printf x)" ] ||
        die "$misconfigured" "$state belongs to another user. Set RELEASE_TMP to a directory of this user's own."
    [ "$owner" = 0 ] || chmod 700 "$state"
}

# What tells a process from a later one with the same number: when it started, and in which boot. Nothing where it is gone or a zombie.
identity() {
    case $1 in '' | *[!0-9]*) return ;; esac
    if [ -r /proc/self/stat ]; then
        stat='' && boot=''
        { read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 0
        { read -r boot </proc/sys/kernel/random/boot_id; } 2>/dev/null || :
        # shellcheck disable=SC2086  # the fields behind the name, which ends with the last ")": state first, start time at 20
        set -- ${stat##*) }
        [ "$1" = Z ] || printf '%s %s' "${20}" "$boot"
    else
        ps -o lstart= -p "$1" 2>/dev/null || :
    fi
}

# Whether the node that was started here runs; leaves its process id in $pid.
running() {
    pid='' && was=''
    [ ! -d "$state" ] || [ -x "$state" ] || die "$misconfigured" "$state belongs to another user: run this as the user of the node."
    { read -r pid was <"$state/pid"; } 2>/dev/null || return 1
    [ -n "$was" ] && [ "$(identity "$pid")" = "$was" ]
}

# Marks this process, which will be the node's, as the running one.
claim() {
    if running; then die "$already_running" "$RELEASE_NODE is already running (process $pid)."; fi
    rm -f "$state/pid"
    (set -C && umask 077 && printf '%s %s\n' "$$" "$(identity "$$")" >"$state/pid") 2>/dev/null ||
        die "$already_running" "$RELEASE_NODE is being started by another process."
}

pause() { sleep 0.1 2>/dev/null || sleep 1; }

# --- The cookie: in files of mode 0600, never on a command line ----------------------------------------------------------------------

# The text is written by a here-document, because printf is a program in some shells and programs' arguments are public.
write_secret() {
    (umask 077 && cat >"$1.$$") <<END_OF_SECRET || return
$2
END_OF_SECRET
}

# Where no cookie has been shipped, the first start makes one; of two first starts one wins, because ln never replaces.
make_cookie() {
    cookie=$(od -An -N32 -v -tx1 /dev/urandom | tr -d ' \n')
    for cookie_file in "$RELEASE_ROOT/releases/COOKIE" "$RELEASE_TMP/COOKIE"; do
        write_secret "$cookie_file" "$cookie" 2>/dev/null || continue
        ln "$cookie_file.$$" "$cookie_file" 2>/dev/null || [ -f "$cookie_file" ] || mv "$cookie_file.$$" "$cookie_file"
        rm -f "$cookie_file.$$"
        return
    done
    die "$misconfigured" "Cannot write a cookie to $RELEASE_ROOT/releases or $RELEASE_TMP. Set RELEASE_TMP to a directory that this user may write, or set RELEASE_COOKIE."
}

find_cookie() {
    cookie=${RELEASE_COOKIE:-}
    for cookie_file in "$RELEASE_ROOT/releases/COOKIE" "$RELEASE_TMP/COOKIE"; do
        if [ -n "$cookie" ] || [ ! -e "$cookie_file" ]; then continue; fi
        { read -r cookie <"$cookie_file"; } 2>/dev/null || [ -n "$cookie" ] ||
            die "$misconfigured" "Cannot read a cookie from $cookie_file. Let this user own the file, or set RELEASE_COOKIE."
    done
}

# The VM reads $HOME/.erlang.cookie and nothing else that is private; erlexec notes HOME before -env gives the user's own one back.
use_cookie() {
    case $cookie in
        '' | *[!!-~]*) die "$misconfigured" "The cookie is empty or holds other than visible ASCII characters. Correct releases/COOKIE or RELEASE_COOKIE." ;;
    esac
    make_state
    old=''
    { read -r old <"$state/.erlang.cookie"; } 2>/dev/null || :
    [ "$old" = "$cookie" ] || { write_secret "$state/.erlang.cookie" "$cookie" && mv -f "$state/.erlang.cookie.$$" "$state/.erlang.cookie"; }
}

# --- Starting -----------------------------------------------------------------------------------------------------------------------

# A sys.config that says RUNTIME_CONFIG=true is rewritten while the node boots: it gets a private copy.
copy_runtime_config() {
    if grep -q 'RUNTIME_CONFIG=true' "${RELEASE_SYS_CONFIG%.config}.config"; then
        rm -f "$state/runtime.config"
        (umask 077 && cat "${RELEASE_SYS_CONFIG%.config}.config" >"$state/runtime.config")
        RELEASE_SYS_CONFIG=$state/runtime && export RELEASE_SYS_CONFIG
    fi
}

# erlexec would start epmd by a shell command with the path of the release in it, unquoted enough to run $(...) of a directory's name.
start_epmd() {
    if [ -n "${RELEASE_DIST_PORT:-}" ] || grep -q '^[^#]*-start_epmd  *false' "$RELEASE_VM_ARGS"; then return; fi
    find_erts_bin
    "$erts_bin/epmd" -daemon </dev/null >/dev/null 2>&1 || :
}

# become_node [OPTION...]: this process becomes the node. In vm.args the first -kernel wins and the last + flag, so it stands in between.
become_node() {
    make_state
    claim
    copy_runtime_config
    if [ "$RELEASE_DISTRIBUTION" != none ]; then
        find_cookie
        [ -n "$cookie" ] || { make_cookie && find_cookie; }
        use_cookie
        start_epmd
        [ -z "$loopback" ] || set -- -kernel inet_dist_use_interface '{127,0,0,1}' "$@"
        [ -z "${RELEASE_DIST_PORT:-}" ] || set -- -erl_epmd_port "$RELEASE_DIST_PORT" "$@"
        set -- -start_epmd false "-$RELEASE_DISTRIBUTION" "$RELEASE_NODE" "$@"
        [ -z "${HOME+set}" ] || set -- -env HOME "$HOME" "$@"
        HOME=$state
    fi
    HOME=${HOME:-$state} && export HOME
    exec "$erl" "$file_names" "${on_interrupt:-+Bd}" -args_file "$RELEASE_VM_ARGS" -boot "$vsn_dir/$RELEASE_BOOT_SCRIPT" \
        -boot_var RELEASE_LIB "$RELEASE_ROOT/lib" -mode "$RELEASE_MODE" -config "$RELEASE_SYS_CONFIG" "$@"
}

# Evaluated by the node: applications start in the background of the boot, so it is up when none is starting any more.
announce='spawn(fun Wait() ->
    case lists:keyfind(starting, 1, application:info()) of
        {starting, []} -> file:write_file(os:getenv("RELEASE_STARTED"), []);
        _ -> timer:sleep(20), Wait()
    end
end).'

# run_erl starts bin/NAME again, inside; it becomes the node, which writes $state/started when it is up.
start_daemon() {
    make_state
    if running; then die "$already_running" "$RELEASE_NODE is already running (process $pid)."; fi
    find_erts_bin
    rm -f "$state/pid" "$state/started" && mkdir -p "$state/log" && : >"$state/daemon"
    RELEASE_SELF=$RELEASE_ROOT/bin/$release_name RELEASE_STARTED=$state/started && export RELEASE_SELF RELEASE_STARTED
    # shellcheck disable=SC2016  # expanded by the shell that run_erl starts, as data
    "$erts_bin/run_erl" -daemon "$state/" "$state/log" 'exec "$RELEASE_SELF" inside "$RELEASE_COMMAND"' ||
        die "$failed" "run_erl could not start."
    patience=100
    while [ ! -e "$state/started" ]; do
        if running || { patience=$((patience - 1)) && [ ! -e "$state/pid" ] && [ "$patience" -gt 0 ]; }; then pause; continue; fi
        [ ! -e "$state/started" ] || break
        find "$state/log" -type f -newer "$state/daemon" -exec tail -n 20 {} \; >&2
        die "$failed" "$RELEASE_NODE ended while it started; its log is in $state/log."
    done
}

need_terminal() { { [ -t 0 ] && [ -t 1 ]; } || die "$usage" "$RELEASE_COMMAND needs a terminal. $*"; }

# --- Questioning a running node ------------------------------------------------------------------------------------------------------

# Arguments go to Erlang as x and hexadecimal digits: as bytes, whatever they are, and never as code.
hex() { printf '%s' "$1" | od -An -v -tx1 | tr -d ' \t\n'; }

need_node() {
    [ "$RELEASE_DISTRIBUTION" != none ] || die "$misconfigured" "$RELEASE_COMMAND talks to the node, but RELEASE_DISTRIBUTION is none."
    find_cookie
    [ -n "$cookie" ] || die "$not_running" "$RELEASE_NODE has not been started: there is no cookie in $RELEASE_ROOT/releases or $RELEASE_TMP. If it runs elsewhere, set RELEASE_COOKIE."
    use_cookie
}

# visit OPTION...: a short-lived, hidden node that listens to nobody and gets its name from the node it visits.
visit() {
    [ -z "${RELEASE_DIST_PORT:-}" ] || set -- -erl_epmd_port "$RELEASE_DIST_PORT" "$@"
    [ -z "${HOME+set}" ] || set -- -env HOME "$HOME" "$@"
    HOME=$state ERL_CRASH_DUMP_SECONDS=0 "$erl" "$file_names" -args_file "$RELEASE_REMOTE_VM_ARGS" -boot "$vsn_dir/$RELEASE_BOOT_SCRIPT_CLEAN" \
        -boot_var RELEASE_LIB "$RELEASE_ROOT/lib" -mode "$RELEASE_MODE" -hidden -start_epmd false -dist_listen false "-$RELEASE_DISTRIBUTION" undefined "$@"
}

evaluate='{ok, _} = file:script(hd(init:get_plain_arguments())).'

# ask COMMAND [ARGUMENT...]: the answer of the running node.
ask() {
    need_node
    command=$1 && shift
    for argument; do set -- "$@" "x$(hex "$argument")" && shift; done
    visit -noinput -kernel logger_level none -eval "$evaluate" -extra "$vsn_dir/commands.exprs" hex "$RELEASE_NODE" "$command" "$@" && return
    answer=$?
    if [ "$answer" -eq "$not_running" ]; then not_reached; fi
    exit "$answer"
}

not_reached() {
    if running; then die "$no_answer" "Process $pid runs, but $RELEASE_NODE does not answer: it starts or stops just now, or its cookie or its distribution are others."; fi
    die "$not_running" "$RELEASE_NODE is not running."
}

need_running() { running || die "$not_running" "$RELEASE_NODE is not running."; }

stop() {
    if [ "$RELEASE_DISTRIBUTION" = none ]; then
        need_running
        kill -TERM "$pid" || die "$failed" "Cannot stop process $pid."
    else
        ask stop
    fi
    while running; do pause; done
}

print_pid() {
    if [ "$RELEASE_DISTRIBUTION" = none ]; then need_running && printf '%s\n' "$pid"; else ask pid; fi
}

ping() {
    if [ "$RELEASE_DISTRIBUTION" = none ]; then need_running && echo pong; else ask ping; fi
}

print_status() {
    answer=0 && process=$(print_pid 2>&1) || answer=$?
    case $answer in
        0)              printf '%s %s is running as %s (process %s).\n' "$RELEASE_NAME" "$RELEASE_VSN" "$RELEASE_NODE" "$process" ;;
        "$not_running") printf '%s %s is not running.\n' "$RELEASE_NAME" "$RELEASE_VSN" ;;
        *)              printf '%s\n' "$process" >&2 ;;
    esac
    exit "$answer"
}

# --- Without a running node ----------------------------------------------------------------------------------------------------------

# here COMMAND [ARGUMENT...]: a fresh VM that is no node; a heart in vm.args has nothing to restart.
here() {
    command=$1 && shift
    for argument; do set -- "$@" "x$(hex "$argument")" && shift; done
    HOME=${HOME:-/} ERL_CRASH_DUMP_SECONDS=0 && export HOME ERL_CRASH_DUMP_SECONDS
    exec "$erl" "$file_names" -args_file "$RELEASE_VM_ARGS" -env HEART_COMMAND '' -boot "$vsn_dir/$RELEASE_BOOT_SCRIPT_CLEAN" \
        -boot_var RELEASE_LIB "$RELEASE_ROOT/lib" -mode "$RELEASE_MODE" -config "$RELEASE_SYS_CONFIG" -noshell \
        -eval "$evaluate" -extra "$vsn_dir/commands.exprs" hex nonode "$command" "$@"
}

describe() {
    cat <<END_OF_SETTINGS
RELEASE_ROOT              $RELEASE_ROOT
RELEASE_NAME              $RELEASE_NAME
RELEASE_VSN               $RELEASE_VSN
RELEASE_NODE              $RELEASE_NODE
RELEASE_DISTRIBUTION      $RELEASE_DISTRIBUTION
RELEASE_DIST_PORT         ${RELEASE_DIST_PORT:-}
RELEASE_MODE              $RELEASE_MODE
RELEASE_TMP               $RELEASE_TMP
RELEASE_SYS_CONFIG        $RELEASE_SYS_CONFIG
RELEASE_VM_ARGS           $RELEASE_VM_ARGS
RELEASE_REMOTE_VM_ARGS    $RELEASE_REMOTE_VM_ARGS
RELEASE_BOOT_SCRIPT       $RELEASE_BOOT_SCRIPT
RELEASE_BOOT_SCRIPT_CLEAN $RELEASE_BOOT_SCRIPT_CLEAN
State directory           $state
Erlang                    $erl
END_OF_SETTINGS
    here describe
}

help() {
    cat <<END_OF_HELP
Usage: $RELEASE_PROG COMMAND [ARGUMENT...]

    start, foreground        Starts the node in the foreground
    console, start_iex       Starts the node with a shell on this terminal
    daemon, daemon_iex       Starts the node in the background and waits until it is up
    attach                   Opens the shell of a daemon
    stop                     Stops the node and waits until it is down
    restart                  Restarts the applications inside the running VM
    reboot                   Ends the VM and lets heart start a new one
    pid, ping, status        The process id; whether the node answers; both in a line
    remote, remote_console   Opens a shell on the running node
    rpc EXPRESSION           Evaluates an Erlang expression on the running node
    rpc MODULE FUNCTION [ARGUMENT...]
                             Calls a function on the running node, with binaries
    eval EXPRESSION, eval MODULE FUNCTION [ARGUMENT...]
                             The same in a fresh VM that starts no application
    version, versions        The version that starts; all installed ones
    describe                 The settings and the applications
    help                     This text

Exit status: 0 done, 1 failed, 2 wrong usage, 3 not running, 4 already running,
5 a setting or a file of the release is wrong, 6 running but no answer.
END_OF_HELP
}

# --- Which command -------------------------------------------------------------------------------------------------------------------

find_erl
find_encoding
settle

case $RELEASE_COMMAND in
    rpc | eval) [ -n "${2:-}" ] || die "$usage" "$RELEASE_COMMAND needs an expression, or a module and a function." ;;
    *)          [ $# -le 1 ] || die "$usage" "$RELEASE_COMMAND takes no argument: '$2'." ;;
esac

case $inside$RELEASE_COMMAND in
    start | foreground)         become_node -noinput ;;
    console | start_iex)        need_terminal "Use start, or daemon and attach." && on_interrupt=+Bc && become_node ;;
    daemon | daemon_iex)        start_daemon ;;
    yesdaemon | yesdaemon_iex)  on_interrupt=+Bi && become_node -eval "$announce" ;;
    attach)                     need_running && need_terminal "Use rpc." && find_erts_bin && exec "$erts_bin/to_erl" "$state/" ;;
    stop)                       stop ;;
    restart | reboot)           ask "$RELEASE_COMMAND" ;;
    pid)                        print_pid ;;
    ping)                       ping ;;
    status)                     print_status ;;
    remote | remote_console)    need_terminal "Use rpc." && ask ping >/dev/null && visit +Bc -remsh "$RELEASE_NODE" ;;
    rpc)                        shift && ask rpc "$@" ;;
    eval)                       shift && here eval "$@" ;;
    version)                    printf '%s %s\n' "$RELEASE_NAME" "$RELEASE_VSN" ;;
    versions)                   here versions ;;
    describe)                   describe ;;
    help | -h | --help)         help ;;
    '')                         help >&2 && exit "$usage" ;;
    *)                          die "$usage" "There is no command '$RELEASE_COMMAND'. '$RELEASE_PROG help' lists them." ;;
esac
