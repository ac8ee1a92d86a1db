# Sourced by faults.sh: the greeter, compiled and configured by mix. What mix writes below _build fails too.
# shellcheck shell=sh disable=SC2034,SC2154 # faults.sh uses what is set here, and sets what is used
name=greeter question='IO.puts(Greeter.greet("Ada"))'
need elixir=elixir
export MIX_ENV=prod

sources() { greeter "$project"; }

# answer_of SIDE: what the release of that side answers.
answer_of() { if [ "$1" = old ]; then echo 'Hello Ada, says nobody.'; else echo 'Hello Ada, writes nobody.'; fi; }

# become CHANGE SIDE: the sources of one of the two sides of a change.
become() {
    version=0.1.0 verb=says
    if [ "$2" = new ]; then
        verb=writes
        [ "$1" = source ] || version=0.1.1
    fi
    sed "s/, says #/, $verb #/" "$ROOT/samples/greeter/lib/greeter.ex" >"$project/lib/greeter.ex"
    sed "s/version: \"0.1.0\"/version: \"$version\"/" "$ROOT/samples/greeter/mix.exs" >"$project/mix.exs"
}
