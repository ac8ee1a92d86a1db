#!/bin/sh
# Runs IEx with the Erlang and the libraries of the release that this file stands in: the launcher elixir beside this file, told so.
case $0 in */*) file=$0 ;; *) file=./$0 ;; esac
while [ -L "$file" ]; do
    # The x saves a newline at the end of a path from $(...), which cuts newlines.
    link=$(readlink "$file" && printf x) && link=${link%?x} || exit 1
    case $link in
        /*) file=$link ;;
        *)  file=${file%/*}/$link ;;
    esac
done
case ${1:-} in -h | --help) exec "${file%/*}/elixir" "$1" ;; esac
exec "${file%/*}/elixir" --no-halt +iex "$@"
