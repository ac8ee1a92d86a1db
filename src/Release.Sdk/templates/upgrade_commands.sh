# shellcheck shell=sh
# Another version of the release beside this one: unpack, install, commit, remove; sourced by control.sh for these commands only. What they decide and
# write stands in upgrade_commands.exprs, what the node does in node_commands.exprs; here are the checks that need no Erlang.
refused=7   # the versions are as they were
releases=$RELEASE_ROOT/releases

# --- What another version is asked by "of VERSION QUESTION COMMAND", in the environment that matters -------------------------------------

# Where the node is to be found.
place() { printf '%s %s %s %s\n' "$RELEASE_DISTRIBUTION" "$RELEASE_NODE" "${RELEASE_DIST_PORT:-}" "$state"; }

# configuration DIRECTORY: what a start of this version would be configured with, and the variables that it would have. The node asks, with the
# environment that it was started with, and owns what is written.
configuration() {
    umask 077
    cat "${RELEASE_SYS_CONFIG%.config}.config" >"$1/sys.config" || exit "$failed"
    [ -z "$elixir" ] || (here configure "$release_name" "$default_vsn" no "$1/sys.config") || exit "$failed"
    for name in VSN VM_ARGS REMOTE_VM_ARGS SYS_CONFIG; do
        case $name in
            VSN)            value=$RELEASE_VSN ;;
            VM_ARGS)        value=$RELEASE_VM_ARGS ;;
            REMOTE_VM_ARGS) value=$RELEASE_REMOTE_VM_ARGS ;;
            SYS_CONFIG)     value=${RELEASE_SYS_CONFIG%.config} ;;
        esac
        printf '%s %s\n' "$name" "$(hex "$value")"
    done >"$1/settings" || exit "$failed"
    printf 'BOOT_SCRIPT %s\n' "$(hex "$vsn_dir/$RELEASE_BOOT_SCRIPT")" >>"$1/settings" || exit "$failed"
}

answer_question() {
    case $question in
        place)         place ;;
        configuration) shift && configuration "$@" ;;
        *)             die "$usage" "Nobody can ask for '$question'." ;;
    esac
}

# --- The commands -------------------------------------------------------------------------------------------------------------------------

# Of several commands that change versions one is at work; one that was killed is not.
take_turn() {
    read_newest "$releases/turn"
    ! alive || die "$already_running" "Another command changes versions just now (process $pid)."
    succeed "$releases/turn" 022 2>/dev/null ||
        die "$misconfigured" "Cannot write to $releases, or another command changes versions just now. Run this as the owner of the release."
}

# manage COMMAND [ARGUMENT...]: with the node where one runs, else with the files alone.
manage() {
    command=$1 && shift
    is_alive=no && if running; then is_alive=yes; fi
    find_cookie
    if [ "$RELEASE_DISTRIBUTION" != none ] && [ -n "$cookie" ]; then
        ask "$command" "$release_name" "$default_vsn" "$is_alive" "$@"
    else
        here "$command" "$release_name" "$default_vsn" "$is_alive" "$@"
    fi
}

# The node keeps its name as long as it runs, so the commands of the other version must look for it where those of this one do.
need_same_place() {
    [ -d "$releases/$1" ] || return 0
    [ -f "$releases/$1/upgrade_commands.sh" ] || die "$refused" "Version $1 was built without commands for upgrades."
    theirs=$(RELEASE_NODE=$given_node RELEASE_DISTRIBUTION=$given_distribution RELEASE_DIST_PORT=$given_port RELEASE_TMP=$given_tmp
        export RELEASE_NODE RELEASE_DISTRIBUTION RELEASE_DIST_PORT RELEASE_TMP
        exec "$RELEASE_ROOT/bin/$release_name" of "$1" place ping) || die "$refused" "The settings of version $1 are wrong, see above."
    ours=$(place)
    [ "$theirs" = "$ours" ] || die "$refused" "With version $1 the node would be another one: '$theirs' instead of '$ours' (distribution, name, port, state). A running node cannot change that: stop it, commit $1 and start."
}

# find_archive VERSION|ARCHIVE: leaves the file in $archive.
find_archive() {
    case $1 in
        */* | *.tar.gz)
            archive=$1
            [ -f "$archive" ] || die "$refused" "There is no archive $1."
            return ;;
    esac
    for archive in "$releases/$release_name-$1.tar.gz" "$RELEASE_ROOT/../$release_name-$1.tar.gz" \
        "$releases/$release_name-$1"-*.tar.gz "$RELEASE_ROOT/../$release_name-$1"-*.tar.gz; do
        if [ -f "$archive" ]; then return; fi
    done
    die "$refused" "There is no archive $release_name-$1.tar.gz in $releases or beside $RELEASE_ROOT."
}

# The line of NAME.sha256 is "SUM  NAME", as sha256sum writes and checks it.
check_sum() {
    if [ ! -e "$archive.sha256" ]; then return; fi
    said='' && made=''
    { read -r said rest <"$archive.sha256"; } 2>/dev/null || [ -n "$said" ] || die "$refused" "Cannot read a checksum from $archive.sha256."
    if command -v sha256sum >/dev/null; then made=$(sha256sum <"$archive")
    elif command -v shasum >/dev/null; then made=$(shasum -a 256 <"$archive")
    elif command -v openssl >/dev/null; then made=$(openssl dgst -sha256 -r <"$archive")
    else die "$refused" "$archive has a checksum file, but there is no sha256sum, shasum or openssl to check it with."; fi
    [ "${made%% *}" = "${said#\\}" ] || die "$refused" "$archive is not what $archive.sha256 says: it was damaged on its way or is another one. Copy both again."
}

unpack() {
    find_archive "$1"
    case $archive in /*) ;; *) archive=$PWD/$archive ;; esac
    [ -r "$archive" ] || die "$refused" "Cannot read $archive."
    check_sum
    manage unpack "$archive"
}

need_version() { word VERSION "$1" '_.+~-'; }

change_versions() {
    case $RELEASE_COMMAND,$# in
        commit,1 | *,2) ;;
        *) die "$usage" "$RELEASE_COMMAND takes one version; '$RELEASE_PROG versions' lists them." ;;
    esac
    shift
    [ -n "${erts_bin:-}" ] || die "$refused" "This release takes the Erlang of its host, and OTP changes only releases that bring their own. Stop the node and put the new version in its place."
    case $RELEASE_COMMAND in unpack) ;; *) [ $# -eq 0 ] || need_version "$1" ;; esac
    case $RELEASE_COMMAND in install | upgrade | downgrade) need_node && need_same_place "$1" ;; esac
    umask 022
    take_turn
    answer=0
    (
        case $RELEASE_COMMAND in
            unpack) unpack "$1" ;;
            *)      manage "$RELEASE_COMMAND" "$@" ;;
        esac
    ) || answer=$?
    rm -f "$releases/turn.$mine"
    exit "$answer"
}
