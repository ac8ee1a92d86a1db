# shellcheck shell=sh
# What an Erlang release does its own way: the Erlang shell, and expressions of it; sourced by control.sh.

run_node() { become_node +Bd -noinput; }

run_console() { become_node +Bc; }

run_daemon() { become_node +Bi -eval "$announce"; }

run_daemon_with_shell() { run_daemon; }

open_remote_shell() { visit +Bc -remsh "$RELEASE_NODE"; }

check_expression() { [ -n "${2:-}" ] || die "$usage" "$RELEASE_COMMAND needs an expression, or a module and a function."; }

evaluate_there() { ask rpc "$@"; }

evaluate_here() {
    for argument; do set -- "$@" "x$(hex "$argument")" && shift; done
    start_configured -eval "$evaluate" -extra "$vsn_dir/commands.exprs" hex nonode eval "$@"
}

help_expressions() {
    printf '%s\n' "    rpc EXPRESSION           Evaluates an Erlang expression on the running node
    rpc MODULE FUNCTION [ARGUMENT...]
                             Calls a function on the running node, with binaries
    eval EXPRESSION, eval MODULE FUNCTION [ARGUMENT...]
                             The same in a fresh VM that starts no application"
}
