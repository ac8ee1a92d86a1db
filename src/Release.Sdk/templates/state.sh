# shellcheck shell=sh
# What is kept of a node while it runs, for its owner's eyes only: the state directory, which process it is, and its cookie; sourced by control.sh.
# From bin/NAME come $inside, the exit statuses, say and die; from settings.sh $state and the RELEASE_*.

# --- The state directory -------------------------------------------------------------------------------------------------------------

make_state() {
    mkdir -p "$RELEASE_TMP" 2>/dev/null || :
    [ -d "$state" ] || (umask 077 && mkdir "$state") 2>/dev/null || :
    { [ -d "$state" ] && [ -w "$state" ]; } || die "$misconfigured" "Cannot write to $state. Set RELEASE_TMP to a directory that this user may write."
    [ "$(id -u)" = 0 ] || is_own "$state" || die "$misconfigured" "$state belongs to another user. Set RELEASE_TMP to a directory of this user's own."
    [ "$(id -u)" = 0 ] || chmod 700 "$state"
}

is_own() { [ -n "$(find "$1" -prune -type d -user "$(id -u)")" ]; }

# Where everybody may make directories, one that is there already may be a trap.
make_logs() {
    [ -d "$RELEASE_LOG_DIR" ] || (umask 077 && mkdir -p "$RELEASE_LOG_DIR") 2>/dev/null || :
    { [ -d "$RELEASE_LOG_DIR" ] && [ -w "$RELEASE_LOG_DIR" ]; } || die "$misconfigured" "Cannot write to $RELEASE_LOG_DIR. Set RELEASE_LOG_DIR to a directory that this user may write."
    [ -z "$public_logs" ] || is_own "$RELEASE_LOG_DIR" || die "$misconfigured" "$RELEASE_LOG_DIR belongs to another user. Set RELEASE_LOG_DIR to a directory of this user's own."
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

# publish FILE PLACE: moves FILE to PLACE, and fails where another process has been first, because ln never replaces. Where the file system
# has no links mv must do.
publish() {
    published=0
    ln "$1" "$2" 2>/dev/null || { [ ! -e "$2" ] && mv "$1" "$2"; } || published=1
    rm -f "$1"
    return "$published"
}

# --- Which process is the node: it stands in $state/pid.N, of which the highest N counts ----------------------------------------------

# read_newest MARKS: leaves the highest N of the files MARKS.N in $newest, and in $pid and $was what stands there: a process, and its identity.
read_newest() {
    newest=0 && pid='' && was=''
    for mark in "$1".*; do
        case ${mark##*.} in '' | *[!0-9]*) continue ;; esac
        [ "${mark##*.}" -lt "$newest" ] || newest=${mark##*.}
    done
    # A file that is gone meanwhile has a successor.
    [ "$newest" -eq 0 ] || { read -r pid was <"$1.$newest"; } 2>/dev/null || [ -e "$1.$newest" ] || read_newest "$1"
}

# Whether the process that was read is still that one.
alive() { [ -n "$was" ] && [ "$(identity "$pid")" = "$was" ]; }

# succeed MARKS MODE: after read_newest, this process makes the next number. Of all that found the same process dead, one can; a late one that makes
# a number of the past sees the higher one and gives up.
succeed() {
    mine=$((newest + 1))
    (umask "$2" && printf '%s %s\n' "$$" "$(identity "$$")" >"$1-claim.$$") || return
    publish "$1-claim.$$" "$1.$mine" || return
    read_newest "$1"
    [ "$newest" -eq "$mine" ] || { rm -f "$1.$mine" && return 1; }
    for mark in "$1".*; do
        [ "$mark" = "$1.$mine" ] || rm -f "$mark"
    done
}

# Whether the node that was started here runs; leaves its process id in $pid.
running() {
    [ ! -d "$state" ] || [ -x "$state" ] || die "$misconfigured" "$state belongs to another user: run this as the user of the node."
    read_newest "$state/pid"
    alive
}

# Marks this process as the node's. Inside of run_erl the node follows the command that waits for it.
claim() {
    if running; then
        [ "$pid" = "${inside:+$RELEASE_STARTER}" ] || die "$already_running" "$RELEASE_NODE is already running (process $pid)."
    elif [ -n "$inside" ]; then
        die "$failed" "The command that started $RELEASE_NODE is gone."
    fi
    succeed "$state/pid" 077 || die "$already_running" "$RELEASE_NODE is being started by another process."
}

# --- The cookie: in files of mode 0600, never on a command line ----------------------------------------------------------------------

# The text is written by a here-document, because printf is a program in some shells and programs' arguments are public. Some shells write
# here-documents to a file first.
write_secret() (
    umask 077 && TMPDIR=${1%/*} && cat >"$1.$$" <<END_OF_SECRET
$2
END_OF_SECRET
)

# Where no cookie has been shipped, the first start makes one; of two first starts one wins.
make_cookie() {
    cookie=$(od -An -N32 -v -tx1 /dev/urandom | tr -d ' \n')
    for cookie_file in "$RELEASE_ROOT/releases/COOKIE" "$RELEASE_TMP/COOKIE"; do
        write_secret "$cookie_file" "$cookie" 2>/dev/null || continue
        if publish "$cookie_file.$$" "$cookie_file" || [ -f "$cookie_file" ]; then return; fi
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

check_cookie() {
    case $cookie in
        '' | *[!!-~]*) die "$misconfigured" "The cookie is empty or holds other than visible ASCII characters. Correct releases/COOKIE or RELEASE_COOKIE." ;;
    esac
}

# make_home DIRECTORY: the VM reads its cookie there; erlexec notes HOME before -env gives the user's own one back.
make_home() {
    private_home=$1
    if ! holds_cookie; then
        write_secret "$private_home/.erlang.cookie" "$cookie" && mv -f "$private_home/.erlang.cookie.$$" "$private_home/.erlang.cookie"
    fi
}

holds_cookie() {
    old=''
    { read -r old <"$private_home/.erlang.cookie"; } 2>/dev/null || :
    [ "$old" = "$cookie" ]
}
