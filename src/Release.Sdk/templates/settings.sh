# shellcheck shell=sh
# Where Erlang is, and every RELEASE_* variable with its default and its check; sourced by control.sh. From bin/NAME come $vsn_dir,
# $erts_vsn, the exit statuses, die and word. The variables mean what they mean to mix release, see docs/commands.md.

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

absolute() { case $1 in /*) printf '%sx' "$1" ;; *) printf '%s/%sx' "$PWD" "$1" ;; esac; }

settle_paths() {
    # What a VM started, heart for one, finds the copy of the configuration that this VM was given; it gets the original.
    [ "${RELEASE_SYS_CONFIG:-}" != "${RELEASE_RUNTIME_CONFIG:-}" ] || RELEASE_SYS_CONFIG=${RELEASE_ORIGINAL_CONFIG:-}
    RELEASE_TMP=$(absolute "${RELEASE_TMP:-$RELEASE_ROOT/tmp}") && RELEASE_TMP=${RELEASE_TMP%x}
    RELEASE_VM_ARGS=$(absolute "${RELEASE_VM_ARGS:-$vsn_dir/vm.args}") && RELEASE_VM_ARGS=${RELEASE_VM_ARGS%x}
    RELEASE_REMOTE_VM_ARGS=$(absolute "${RELEASE_REMOTE_VM_ARGS:-$vsn_dir/remote.vm.args}") && RELEASE_REMOTE_VM_ARGS=${RELEASE_REMOTE_VM_ARGS%x}
    RELEASE_SYS_CONFIG=$(absolute "${RELEASE_SYS_CONFIG:-$vsn_dir/sys}") && RELEASE_SYS_CONFIG=${RELEASE_SYS_CONFIG%x}
    readable RELEASE_VM_ARGS "$RELEASE_VM_ARGS"
    readable RELEASE_REMOTE_VM_ARGS "$RELEASE_REMOTE_VM_ARGS"
    readable RELEASE_SYS_CONFIG "${RELEASE_SYS_CONFIG%.config}.config"
}

readable() { { [ -r "$2" ] && [ ! -d "$2" ]; } || die "$misconfigured" "Cannot read $2. Unpack the release again, or correct $1."; }

# Logs and crash dumps stand where RELEASE_TMP says, but by default never in the release: in the user's directory for what programs leave behind, or, where
# there is none, in one of the machine's for temporary files.
settle_logs() {
    public_logs=''
    if [ -z "${RELEASE_LOG_DIR:-}" ] && [ -n "$given_place" ]; then
        RELEASE_LOG_DIR=$state/log
    elif [ -z "${RELEASE_LOG_DIR:-}" ]; then
        kept=${XDG_STATE_HOME:-}
        [ -n "$kept" ] || [ ! -w "${HOME:-}" ] || kept=$HOME/.local/state
        case $kept/ in
            / | [!/]* | "$RELEASE_ROOT"/*) RELEASE_LOG_DIR=${TMPDIR:-/tmp}/${RELEASE_NODE%%@*}-$(id -u) && public_logs=yes ;;
            *)                             RELEASE_LOG_DIR=$kept/${RELEASE_NODE%%@*}/log ;;
        esac
    fi
    RELEASE_LOG_DIR=$(absolute "$RELEASE_LOG_DIR") && RELEASE_LOG_DIR=${RELEASE_LOG_DIR%x}
    export RELEASE_LOG_DIR
    ERL_CRASH_DUMP=${ERL_CRASH_DUMP:-$RELEASE_LOG_DIR/erl_crash.dump} && export ERL_CRASH_DUMP
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
    given_place=${RELEASE_TMP:-}
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
    settle_logs
    RUN_ERL_LOG_MAXSIZE=${RUN_ERL_LOG_MAXSIZE:-1000000} && export RUN_ERL_LOG_MAXSIZE
    RUN_ERL_LOG_GENERATIONS=${RUN_ERL_LOG_GENERATIONS:-5} && export RUN_ERL_LOG_GENERATIONS
}

# copy_runtime_config COPY: a sys.config that says RUNTIME_CONFIG=true is rewritten while the VM boots, so each VM gets a copy of its own, COPY.config.
# What is started from inside the VM begins with the original again. Elixir boots a second time with what it wrote, and loads all code only then.
copy_runtime_config() {
    if grep -q 'RUNTIME_CONFIG=true' "${RELEASE_SYS_CONFIG%.config}.config"; then
        rm -f "$1.config"
        (umask 077 && cat "${RELEASE_SYS_CONFIG%.config}.config" >"$1.config") || die "$misconfigured" "Cannot write $1.config. Set RELEASE_TMP to a directory that this user may write."
        RELEASE_ORIGINAL_CONFIG=$RELEASE_SYS_CONFIG RELEASE_RUNTIME_CONFIG=$1 RELEASE_SYS_CONFIG=$1
        export RELEASE_ORIGINAL_CONFIG RELEASE_RUNTIME_CONFIG RELEASE_SYS_CONFIG
        boots_twice=$elixir
    fi
}

# The copies of VMs that are gone and could not remove them.
remove_old_copies() {
    for copy in "$state"/runtime.*.config; do
        owner=${copy##*/runtime.} && owner=${owner%.config}
        [ ! -e "$copy" ] || [ -n "$(identity "$owner")" ] || rm -f "$copy"
    done
}

# A release with Elixir has the command elixir.
elixir=''
[ ! -f "$vsn_dir/elixir" ] || elixir=yes

# A machine without Erlang gets help all the same.
case $RELEASE_COMMAND in '' | version | help | -h | --help) ;; *) find_erl ;; esac
find_encoding
settle
