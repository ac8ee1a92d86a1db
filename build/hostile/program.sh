# Sourced by hostile.sh and mutate.sh: builds the program that they run, as it is shipped, optimized.
# shellcheck shell=sh

hostile_program() {
    dotnet build "$ROOT/tests/Release.Hostile" -c Release -v quiet >&2
    PROGRAM="$ROOT/artifacts/bin/Release.Hostile/release/Release.Hostile.dll"
}

hostile() { dotnet exec "$PROGRAM" "$@"; }
