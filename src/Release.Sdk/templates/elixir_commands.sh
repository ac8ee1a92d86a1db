# shellcheck shell=sh
# What an Elixir release does its own way, with the meaning of mix release: IEx, and Elixir expressions; sourced by control.sh. Behind -extra
# stand the options of Elixir's command line, which elixir:start_cli/0 reads.

# As the first options of every VM: ELIXIR_ERL_OPTIONS are words between blanks and nothing more. Colours are for a terminal, not for a log.
elixir_options() {
    if [ -t 1 ] && [ -t 2 ] && [ -z "${NO_COLOR:-}" ] && [ "$inside$RELEASE_COMMAND" != yesdaemon ]; then colours='-elixir ansi_enabled true'; else colours=''; fi
    options="$colours ${ELIXIR_ERL_OPTIONS:-}"
}

# IEx is started as the user process of the VM, by one of two modules: see the launcher elixir.
find_iex() {
    elixir_vsn=$(sed -n 's/.*{ *elixir *, *"\([^"]*\)".*/\1/p' "$vsn_dir/$release_name.rel")
    if [ -f "$RELEASE_ROOT/lib/elixir-$elixir_vsn/ebin/iex.beam" ]; then iex=elixir; else iex=Elixir.IEx.CLI; fi
}

run_node() { become_node +Bd -noshell -s elixir start_cli -extra --no-halt; }

# Ctrl-C opens the break menu as it does in every IEx: a second one ends it.
run_console() { find_iex && become_node '' -noshell -user "$iex" -extra --no-halt +iex; }

run_daemon() { become_node +Bi -noshell -eval "$announce" -s elixir start_cli -extra --no-halt; }

run_daemon_with_shell() { find_iex && become_node +Bi -noshell -user "$iex" -eval "$announce" -extra --no-halt +iex; }

# The IEx of Elixir 1.14 asks the node before it connects: such a visitor brings a name of its own.
open_remote_shell() {
    find_host
    find_iex
    [ "$iex" = elixir ] || visitor=remote-$$-$RELEASE_NAME
    visit '' -noshell -user "$iex" -extra --no-halt +iex --remsh "$RELEASE_NODE"
}

check_expression() {
    [ -n "${2:-}" ] || die "$usage" "$RELEASE_COMMAND needs an expression."
    [ "$RELEASE_COMMAND" = eval ] || [ $# -eq 2 ] || die "$usage" "rpc takes one expression, and no argument: '$3'."
}

# A visitor has no name before it has connected, so this must not be left to Elixir.
connect='net_kernel:connect_node(list_to_atom(os:getenv("RELEASE_NODE"))) =:= true orelse halt(3).'

# Elixir takes a name without a host for one of the visitor's.
find_host() { case $RELEASE_NODE in *@*) ;; *) RELEASE_NODE=$(ask node) && export RELEASE_NODE ;; esac; }

# An expression may end with the status that tells of a node that is not running; ping knows which of them it was.
evaluate_there() {
    find_host
    need_node
    visit +Bd -noshell -kernel logger_level none -eval "$connect" -s elixir start_cli -extra --rpc-eval "$RELEASE_NODE" "$1" && return
    ended=$answer
    if [ "$ended" -eq "$not_running" ]; then ask ping >/dev/null; fi
    exit "$ended"
}

evaluate_here() {
    expression=$1 && shift
    start_configured -s elixir start_cli -extra --eval "$expression" -- "$@"
}

help_expressions() {
    printf '%s\n' "    rpc EXPRESSION           Evaluates an Elixir expression on the running node
    eval EXPRESSION [ARGUMENT...]
                             The same in a fresh VM that starts no application;
                             System.argv() holds the arguments"
}
