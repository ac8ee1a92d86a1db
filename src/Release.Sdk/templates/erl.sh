#!/bin/sh
# Starts the Erlang VM of the release that this file stands in, wherever that has been moved to. Symbolic links to this file are followed.
file=$0
while [ -L "$file" ]; do
    # The x saves a newline at the end of a path from $(...), which cuts newlines.
    link=$(readlink "$file" && printf x) && link=${link%?x} || exit 1
    case $link in
        /*) file=$link ;;
        *)  file=${file%/*}/$link ;;
    esac
done
BINDIR=$(CDPATH='' cd -P "${file%/*}" && pwd -P && printf x) || exit 1
BINDIR=${BINDIR%?x}
ROOTDIR=${BINDIR%/*/bin}
EMU=beam
PROGNAME=erl
export BINDIR ROOTDIR EMU PROGNAME
exec "$BINDIR/erlexec" "$@"
