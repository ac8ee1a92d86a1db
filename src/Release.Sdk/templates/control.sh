# shellcheck shell=sh
# The commands of bin/NAME for this version of the release, sourced by it: small verbs, one case.
# From bin/NAME come $vsn_dir, $release_name, $inside, the exit statuses, say and die; from settings.sh $erl, $state, $elixir and the RELEASE_*;
# from state.sh what is kept of a node while it runs.
set -e

# shellcheck source=settings.sh
. "$vsn_dir/settings.sh"
# shellcheck source=state.sh
. "$vsn_dir/state.sh"

# What the user writes in is Erlang or Elixir: expressions, and shells.
if [ -n "$elixir" ]; then
    # shellcheck source=elixir_commands.sh
    . "$vsn_dir/elixir_commands.sh"
else
    # shellcheck source=erlang_commands.sh
    . "$vsn_dir/erlang_commands.sh"
fi

# --- Starting -----------------------------------------------------------------------------------------------------------------------

# erlexec would start epmd by a shell command with the path of the release in it, unquoted enough to run $(...) of a directory's name.
start_epmd() {
    if [ -n "${RELEASE_DIST_PORT:-}" ] || grep -q '^[^#]*-start_epmd  *false' "$RELEASE_VM_ARGS"; then return; fi
    find_erts_bin
    "$erts_bin/epmd" -daemon </dev/null >/dev/null 2>&1 || :
}

# launch ON_INTERRUPT ARGS_FILE BOOT_SCRIPT [OPTION...]: this process becomes an Erlang VM. Of + flags the last one wins, of -kernel the first: what
# the user wrote stands in between.
launch() {
    interrupt=$1 && args_file=$2 && boot=$vsn_dir/$3 && shift 3
    if [ -n "${boots_twice:-}" ]; then set -- -elixir config_provider_reboot_mode "$RELEASE_MODE" "$@"; else set -- -mode "$RELEASE_MODE" "$@"; fi
    set -- -args_file "$args_file" -boot "$boot" -boot_var RELEASE_LIB "$RELEASE_ROOT/lib" "$@"
    options='' && set -f
    [ -z "$elixir" ] || elixir_options
    # shellcheck disable=SC2086  # options are words
    exec "$erl" "$file_names" ${interrupt:+"$interrupt"} $options "$@"
}

# What release_handler reads: a commit that was interrupted has left the new one beside it, and OTP's own calls write it in place.
mend_releases() {
    [ ! -f "$RELEASE_ROOT/releases/RELEASES.$default_vsn" ] || mv -f "$RELEASE_ROOT/releases/RELEASES.$default_vsn" "$RELEASE_ROOT/releases/RELEASES" || :
    case $(tail -n 1 "$RELEASE_ROOT/releases/RELEASES" 2>/dev/null) in *']. ' | *'].') return ;; esac
    [ -n "$erts_bin" ] || return 0
    [ ! -e "$RELEASE_ROOT/releases/RELEASES" ] || say "releases/RELEASES is cut; it is made anew of the versions that are there."
    (here mend "$release_name" "$default_vsn" no) || say "It could not be written: versions and upgrades will not be right."
}

# become_node ON_INTERRUPT [OPTION...]: this process becomes the node.
become_node() {
    on_interrupt=$1 && shift
    make_state
    make_logs
    claim
    mend_releases
    copy_runtime_config "$state/runtime"
    if [ "$RELEASE_DISTRIBUTION" != none ]; then
        find_cookie
        [ -n "$cookie" ] || { make_cookie && find_cookie; }
        check_cookie
        make_home "$state"
        start_epmd
        [ -z "$loopback" ] || set -- -kernel inet_dist_use_interface '{127,0,0,1}' "$@"
        [ -z "${RELEASE_DIST_PORT:-}" ] || set -- -erl_epmd_port "$RELEASE_DIST_PORT" "$@"
        set -- -start_epmd false "-$RELEASE_DISTRIBUTION" "$RELEASE_NODE" "$@"
        [ -z "${HOME+set}" ] || set -- -env HOME "$HOME" "$@"
        HOME=$state
    fi
    HOME=${HOME:-$state} && export HOME
    launch "$on_interrupt" "$RELEASE_VM_ARGS" "$RELEASE_BOOT_SCRIPT" -config "$RELEASE_SYS_CONFIG" "$@"
}

pause() { sleep 0.1 2>/dev/null || sleep 1; }

# Evaluated by the node: applications start in the background of the boot, so it is up when none is starting any more.
announce='spawn(fun Wait() ->
    case lists:keyfind(starting, 1, application:info()) of
        {starting, []} -> file:write_file(os:getenv("RELEASE_STARTED"), []);
        _ -> timer:sleep(20), Wait()
    end
end).'

# run_erl starts bin/NAME again, inside; it becomes the node, which writes $state/started when it is up. Until then this process stands for it.
start_daemon() {
    make_state
    make_logs
    claim
    find_erts_bin
    rm -f "$state/started" && : >"$state/daemon"
    RELEASE_SELF=$RELEASE_ROOT/bin/$release_name RELEASE_STARTER=$$ RELEASE_STARTED=$state/started
    export RELEASE_SELF RELEASE_STARTER RELEASE_STARTED
    # shellcheck disable=SC2016  # expanded by the shell that run_erl starts, as data
    "$erts_bin/run_erl" -daemon "$state/" "$RELEASE_LOG_DIR" 'exec "$RELEASE_SELF" inside "$RELEASE_COMMAND"' ||
        die "$failed" "run_erl could not start. It needs a pseudo terminal, and $state on a file system that can hold pipes."
    patience=100
    while [ ! -e "$state/started" ]; do
        if running && { [ "$pid" != "$$" ] || { patience=$((patience - 1)) && [ "$patience" -gt 0 ]; }; }; then pause; continue; fi
        [ ! -e "$state/started" ] || break
        find "$RELEASE_LOG_DIR" -type f -newer "$state/daemon" -exec tail -n 20 {} \; >&2
        die "$failed" "$RELEASE_NODE ended while it started; its log is in $RELEASE_LOG_DIR."
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
    check_cookie
    make_state
    private_home=$state
    if holds_cookie; then return; fi
    trap 'rm -rf "$state/visit.$$"' EXIT
    trap 'exit 129' HUP && trap 'exit 130' INT && trap 'exit 143' TERM
    (umask 077 && mkdir -p "$state/visit.$$")
    make_home "$state/visit.$$"
}

# visit ON_INTERRUPT OPTION...: a short-lived, hidden node that listens to nobody and gets its name from the node it visits. Where it is given another
# cookie than the node was, it keeps that to itself: the node reads its own again when it restarts. A heart has nothing to restart.
visit() {
    on_interrupt=$1 && shift
    [ -z "${RELEASE_DIST_PORT:-}" ] || set -- -erl_epmd_port "$RELEASE_DIST_PORT" "$@"
    [ -z "${HOME+set}" ] || set -- -env HOME "$HOME" "$@"
    if [ "$RELEASE_DISTRIBUTION" = name ]; then set -- -name "${visitor:-undefined}@127.0.0.1" "$@"; else set -- -sname "${visitor:-undefined}@localhost" "$@"; fi
    answer=0
    (
        HOME=$private_home ERL_CRASH_DUMP_SECONDS=0 && export HOME ERL_CRASH_DUMP_SECONDS
        launch "$on_interrupt" "$RELEASE_REMOTE_VM_ARGS" "$RELEASE_BOOT_SCRIPT_CLEAN" -env HEART_COMMAND '' -hidden -start_epmd false -dist_listen false "$@"
    ) || answer=$?
    return "$answer"
}

evaluate='{ok, _} = file:script(hd(init:get_plain_arguments())).'

# ask COMMAND [ARGUMENT...]: the answer of the running node.
ask() {
    need_node
    command=$1 && shift
    for argument; do set -- "$@" "x$(hex "$argument")" && shift; done
    visit +Bd -noinput -kernel logger_level none -eval "$evaluate" -extra "$vsn_dir/commands.exprs" hex "$RELEASE_NODE" "$command" "$@" && return
    if [ "$answer" -eq "$not_running" ]; then not_reached; fi
    exit "$answer"
}

not_reached() {
    if running; then die "$no_answer" "Process $pid runs, but $RELEASE_NODE does not answer: it starts or stops just now, or its cookie or its distribution are others."; fi
    die "$not_running" "$RELEASE_NODE is not running."
}

need_running() { running || die "$not_running" "$RELEASE_NODE is not running."; }

# Waits for the end of that process only: another one may be started at once.
stop() {
    running || pid=''
    stopping=$pid
    if [ "$RELEASE_DISTRIBUTION" = none ]; then
        need_running
        kill -TERM "$pid" || die "$failed" "Cannot stop process $pid. Run this as its user."
    else
        ask stop
    fi
    while running && [ "$pid" = "$stopping" ]; do pause; done
}

attach() {
    need_running
    need_terminal "Use rpc."
    [ -n "$(find "$state" -type p)" ] || die "$failed" "$RELEASE_NODE has no shell to attach to, because it was not started by daemon. Use remote."
    find_erts_bin
    exec "$erts_bin/to_erl" "$state/"
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

# start_fresh OPTION...: a VM that is no node, and starts no application of the release; a heart has nothing to restart.
start_fresh() {
    HOME=${HOME:-/} ERL_CRASH_DUMP_SECONDS=0 && export HOME ERL_CRASH_DUMP_SECONDS
    launch +Bd "$RELEASE_VM_ARGS" "$RELEASE_BOOT_SCRIPT_CLEAN" -env HEART_COMMAND '' -noshell "$@"
}

# start_configured OPTION...: the same with the release's configuration in force.
start_configured() {
    if grep -q 'RUNTIME_CONFIG=true' "${RELEASE_SYS_CONFIG%.config}.config"; then
        make_state
        remove_old_copies
        copy_runtime_config "$state/runtime.$$"
    fi
    start_fresh -config "$RELEASE_SYS_CONFIG" "$@"
}

# here COMMAND [ARGUMENT...]: the same without a node.
here() {
    command=$1 && shift
    for argument; do set -- "$@" "x$(hex "$argument")" && shift; done
    start_fresh -eval "$evaluate" -extra "$vsn_dir/commands.exprs" hex nonode "$command" "$@"
}

# The states of all versions are the running node's, else those of the files.
print_versions() {
    if [ "$RELEASE_DISTRIBUTION" != none ] && running; then
        ask versions "$release_name" "$default_vsn" yes
    else
        here versions "$release_name" "$default_vsn" no
    fi
}

describe() {
    printf '%s\n' "RELEASE_ROOT              $RELEASE_ROOT
RELEASE_NAME              $RELEASE_NAME
RELEASE_VSN               $RELEASE_VSN
RELEASE_NODE              $RELEASE_NODE
RELEASE_DISTRIBUTION      $RELEASE_DISTRIBUTION
RELEASE_DIST_PORT         ${RELEASE_DIST_PORT:-}
RELEASE_MODE              $RELEASE_MODE
RELEASE_TMP               $RELEASE_TMP
RELEASE_LOG_DIR           $RELEASE_LOG_DIR
RELEASE_SYS_CONFIG        $RELEASE_SYS_CONFIG
RELEASE_VM_ARGS           $RELEASE_VM_ARGS
RELEASE_REMOTE_VM_ARGS    $RELEASE_REMOTE_VM_ARGS
RELEASE_BOOT_SCRIPT       $RELEASE_BOOT_SCRIPT
RELEASE_BOOT_SCRIPT_CLEAN $RELEASE_BOOT_SCRIPT_CLEAN
State directory           $state
Erlang                    $erl"
    here describe
}

help() {
    printf '%s\n' "Usage: $RELEASE_PROG COMMAND [ARGUMENT...]

    start, foreground        Starts the node in the foreground
    console, start_iex       Starts the node with a shell on this terminal
    daemon, daemon_iex       Starts the node in the background and waits until it is up
    attach                   Opens the shell of a daemon
    stop                     Stops the node and waits until it is down
    restart                  Restarts the applications inside the running VM
    reboot                   Ends the VM and lets heart start a new one
    pid, ping, status        The process id; whether the node answers; both in a line
    remote, remote_console   Opens a shell on the running node"
    help_expressions
    printf '%s\n' "    version, versions        The version that starts; all that are unpacked
    unpack VERSION|ARCHIVE   Puts another version beside those that are there
    install VERSION          Changes the running node to it, until the next start
    upgrade, downgrade VERSION
                             The same, only to a later or only to an earlier one
    commit [VERSION]         Lets the next start, too, take the installed version
    remove VERSION           Deletes a version that neither runs nor starts
    describe                 The settings and the applications
    help                     This text

Exit status: 0 done, 1 failed, 2 wrong usage, 3 not running, 4 already running,
5 a setting or a file of the release is wrong, 6 running but no answer,
7 refused: no version has been changed."
}

# --- Which command -------------------------------------------------------------------------------------------------------------------

if [ -n "${question:-}" ]; then
    # shellcheck source=upgrade_commands.sh
    . "$vsn_dir/upgrade_commands.sh"
    answer_question "$@"
    exit
fi

case $RELEASE_COMMAND in
    rpc | eval) check_expression "$@" ;;
    unpack | install | upgrade | downgrade | commit | remove) ;;
    *)          [ $# -le 1 ] || die "$usage" "$RELEASE_COMMAND takes no argument: '$2'." ;;
esac

case $inside$RELEASE_COMMAND in
    start | foreground)         run_node ;;
    console | start_iex)        need_terminal "Use start, or daemon and attach." && run_console ;;
    daemon | daemon_iex)        start_daemon ;;
    yesdaemon)                  run_daemon ;;
    yesdaemon_iex)              run_daemon_with_shell ;;
    attach)                     attach ;;
    stop)                       stop ;;
    restart | reboot)           ask "$RELEASE_COMMAND" ;;
    pid)                        print_pid ;;
    ping)                       ping ;;
    status)                     print_status ;;
    remote | remote_console)    need_terminal "Use rpc." && ask ping >/dev/null && need_node && open_remote_shell ;;
    rpc)                        shift && evaluate_there "$@" ;;
    eval)                       shift && evaluate_here "$@" ;;
    version)                    printf '%s %s\n' "$RELEASE_NAME" "$RELEASE_VSN" ;;
    versions)                   print_versions ;;
    unpack | install | upgrade | downgrade | commit | remove)
        # shellcheck source=upgrade_commands.sh
        . "$vsn_dir/upgrade_commands.sh"
        change_versions "$@" ;;
    describe)                   describe ;;
    help | -h | --help)         help ;;
    '')                         help >&2 && exit "$usage" ;;
    *)                          die "$usage" "There is no command '$RELEASE_COMMAND'. '$RELEASE_PROG help' lists them." ;;
esac
