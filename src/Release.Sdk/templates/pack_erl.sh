#!/bin/sh
# Starts the Erlang VM of the runtime pack that this file stands in, wherever that has been unpacked.
exec "${0%/*}"/../erts-*/bin/erl "$@"
