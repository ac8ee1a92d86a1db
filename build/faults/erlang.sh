# Sourced by faults.sh: the counter, compiled by erlc.
# shellcheck shell=sh disable=SC2034,SC2154 # faults.sh uses what is set here, and sets what is used
name=counter question='counter:bump().'

# The compiler gets an environment of its own from the build, so an OTP of links, whose erlc asks this script again, brings the fault to it.
otp=$work/otp
mkdir -p "$otp/bin"
installed=$(erl -noinput -eval 'io:put_chars(code:root_dir()), halt().')
for part in "$installed"/*; do [ "${part##*/}" = bin ] || ln -s "$part" "$otp/"; done
for part in "$installed"/bin/*; do ln -s "$part" "$otp/bin/"; done
rm "$otp/bin/erlc"
printf '#!/bin/sh\n. "%s/fault.env"\nexec "%s/bin/erlc" "$@"\n' "$work" "$installed" >"$otp/bin/erlc"
chmod +x "$otp/bin/erlc"

sources() { counter "$project"; }

# answer_of SIDE: what the release of that side answers.
answer_of() { echo 42; }

# become CHANGE SIDE: the sources of one of the two sides of a change.
become() {
    version=0.1.0 answer=ok
    if [ "$2" = new ]; then
        answer='done'
        [ "$1" = source ] || version=0.1.1
    fi
    sed "s/^    ok\.\$/    $answer./" "$ROOT/samples/counter/src/counter_app.erl" >"$project/src/counter_app.erl"
    properties="<OtpRoot>$otp</OtpRoot><ReleaseVersion>$version</ReleaseVersion>"
    printf '<Project Sdk="Release.Sdk"><PropertyGroup><ReleaseArchiveFormats>tar.gz;zip</ReleaseArchiveFormats>%s</PropertyGroup></Project>\n' "$properties" >"$project/counter.relproj"
}
