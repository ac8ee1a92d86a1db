#!/bin/sh
# Measures builds beside mix release, rebar3 and systools, on the same inputs in one run, and writes docs/benchmarks.md.
# bench.sh [ROUNDS [APPLICATIONS]]: rounds of each command (5), applications of the generated system (200, of 50 modules each).
set -eu
. "$(dirname -- "$0")/setup.sh"

rounds=${1:-5}
applications=${2:-200}
modules=50

need erlc=erlang elixir=elixir rebar3=rebar3 hyperfine=hyperfine time=time gzip=gzip
"$ROOT/build/pack.sh" >/dev/null
"$ROOT/build/fetch-ejabberd.sh" "$ROOT/artifacts/ejabberd"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT && trap 'exit 143' TERM
page=$work/page.md
: >"$work/rows"
export NUGET_PACKAGES="$work/packages" MIX_ENV=prod LC_ALL=C.UTF-8
cd "$work"

printf '{ "msbuild-sdks": { "Release.Sdk": "0.1.0" } }\n' >global.json
printf '<configuration><packageSources><clear /><add key="local" value="%s" /></packageSources></configuration>\n' "$ROOT/artifacts/packages" >NuGet.config
printf '<Project />\n' | tee Directory.Build.props >Directory.Build.targets

# aside PATH...: makes a first build of the next one. Files are moved, not deleted: for some seconds ext4 walks past every deleted one when it makes new ones.
mkdir bin aside
cat >bin/aside <<END_OF_ASIDE
#!/bin/sh
place=\$(mktemp -d "$work/aside/XXXXXX")
for path; do [ ! -e "\$path" ] || mv "\$path" "\$place/"; done
END_OF_ASIDE
chmod +x bin/aside
PATH=$work/bin:$PATH

# --- Measuring ------------------------------------------------------------------------------------------------------------------------

# figure CASE STEP WHO PREPARE COMMAND: notes the median of some rounds in seconds, and their highest peak memory in MiB.
figure() {
    say "$1: $2: $3"
    printf '%s\n' "$4" >prepared && printf '%s\n' "$5" >measured && rm -f memory
    hyperfine --runs "$rounds" --shell none --prepare 'sh prepared' --export-csv "$work/csv" 'time -a -o memory -f %M sh measured' >"$work/log" 2>&1 || { cat "$work/log" >&2; die "$3 failed"; }
    median=$(sed -n 2p "$work/csv" | awk -F, '{ print $(NF - 4) }')
    memory=$(sort -n memory | tail -n 1 | awk '{ printf "%d", $1 / 1024 }')
    printf '%s\t%s\t%s\t%s\t%s\n' "$1" "$2" "$3" "$median" "$memory" >>"$work/rows"
}

# stage CASE STEP PREPARE TARGET COMMAND: notes the median of what MSBuild says that a target took, without the start of MSBuild.
stage() {
    say "$1: $2: $4 alone"
    : >took
    for _ in $(seq "$rounds"); do
        sh -c "$3"
        sh -c "$5 -clp:PerformanceSummary" >"$work/log" || { cat "$work/log" >&2; die "$4 failed"; }
        sed -n "s/^ *\([0-9][0-9]*\) ms  $4  .*/\1/p" "$work/log" | sort -n | tail -n 1 >>took
    done
    median=$(sort -n took | awk '{ a[NR] = $1 } END { print (a[int((NR + 1) / 2)] + a[int(NR / 2) + 1]) / 2000 }')
    printf '%s\t%s\tthis SDK\t%s\t\n' "$1" "$2" "$median" >>"$work/rows"
}

# table CASE: its figures; ratios are those of this SDK to the tool of the row at the same step.
table() {
    printf '\n| Step | Tool | Median | This SDK is | Peak memory |\n|---|---|---:|---:|---:|\n'
    awk -F '\t' -v case="$1" '
        $1 == case && $3 == "this SDK" { ours[$2] = $4 }
        $1 == case { row[++n] = $0 }
        END {
            for (i = 1; i <= n; i++) {
                split(row[i], f, "\t")
                ratio = f[3] == "this SDK" ? "" : (f[2] in ours ? sprintf("%.1f times as fast", f[4] / ours[f[2]]) : "")
                printf "| %s | %s | %.2f s | %s | %s |\n", f[2], f[3], f[4], ratio, f[5] == "" ? "" : f[5] " MiB"
            }
        }' "$work/rows"
}

sdk='dotnet build -c Release -v q -tl:off -nodeReuse:false'
build() { printf '%s %s' "$sdk" "$*"; }
release() { printf '%s -t:Release %s' "$sdk" "$*"; }

# own CASE PROJECT SOURCE: first, again and one module changed, without and with the archive.
own() {
    forget="aside $2/bin $2/obj/Release/*/AssembleRelease.record"
    change="echo '%% changed' >>$3"
    case $3 in *.ex) change="echo '# changed' >>$3" ;; esac
    $sdk -t:Release "$2" >"$work/log" 2>&1 || { cat "$work/log" >&2; die "$2 cannot be built"; }
    figure "$1" 'first release' 'this SDK' "$forget" "$(build "$2")"
    figure "$1" 'first release with archive' 'this SDK' "$forget" "$(release "$2")"
    figure "$1" 'nothing changed' 'this SDK' : "$(release "$2")"
    figure "$1" 'nothing changed, --no-restore' 'this SDK' : "$(release "--no-restore $2")"
    figure "$1" 'one module changed' 'this SDK' "$change" "$(build "$2")"
}

# --- The systems ----------------------------------------------------------------------------------------------------------------------

small='The Mix sample with ERTS'
mkdir -p small/mix small/own
cp -r "$ROOT/samples/greeter/." small/mix && rm -rf small/mix/_build small/mix/bin small/mix/obj
cp -r small/mix/. small/own && printf '<Project Sdk="Release.Sdk" />\n' >small/own/greeter.relproj
sed -i 's/greeter: \[$/greeter_tar: [applications: [greeter: :permanent], steps: [:assemble, :tar]],\n      greeter: [/' small/mix/mix.exs
own "$small" small/own small/own/lib/greeter/guest.ex
figure "$small" 'first release with archive, compiled too' 'this SDK' 'aside small/own/bin small/own/obj/Release small/own/_build' "$(release small/own)"
mix='cd small/mix && mix release --quiet --overwrite'
(eval "$mix greeter_tar" >/dev/null)
figure "$small" 'first release with archive, compiled too' 'mix release' 'aside small/mix/_build' "$mix greeter_tar"
figure "$small" 'first release' 'mix release' 'aside small/mix/_build/prod/rel small/mix/_build/prod/*.tar.gz' "$mix greeter"
figure "$small" 'first release with archive' 'mix release' 'aside small/mix/_build/prod/rel small/mix/_build/prod/*.tar.gz' "$mix greeter_tar"
figure "$small" 'nothing changed' 'mix release' : "$mix greeter"
figure "$small" 'one module changed' 'mix release' "echo '# changed' >>small/mix/lib/greeter/guest.ex" "$mix greeter"

chat="ejabberd of the distribution"
unpacked=$ROOT/artifacts/ejabberd/root/usr/lib
libraries="$unpacked/erlang/lib $(ls -d "$unpacked"/*-linux-gnu)"
mkdir -p chat
# shellcheck disable=SC2086 # a list of directories without blanks
"$ROOT/build/bench/rel.escript" chat/chat.rel $libraries
for library in $libraries; do printf '<ApplicationPath Include="%s" />' "$library"; done >chat/paths
printf '<Project Sdk="Release.Sdk"><PropertyGroup><RelFile>chat.rel</RelFile><BeamBuildTool>none</BeamBuildTool></PropertyGroup><ItemGroup>%s</ItemGroup></Project>\n' "$(cat chat/paths)" >chat/chat.relproj
$sdk -t:Release chat >"$work/log" 2>&1 || { cat "$work/log" >&2; die "chat cannot be built"; }
figure "$chat" 'first release' 'this SDK' 'aside chat/bin chat/obj/Release' "$(build chat)"
figure "$chat" 'first release with archive' 'this SDK' 'aside chat/bin chat/obj/Release' "$(release chat)"
figure "$chat" 'nothing changed' 'this SDK' : "$(release chat)"
mkdir -p chat/systools && cp chat/chat.rel chat/systools/
figure "$chat" 'boot script' 'systools' : "'$ROOT/build/bench/systools.escript' chat/systools/chat.rel script $libraries"
figure "$chat" 'first release with archive' 'systools' : "'$ROOT/build/bench/systools.escript' chat/systools/chat.rel tar $libraries"

large="$applications applications of $modules modules"
for tool in mix rebar3 erlc; do "$ROOT/build/bench/generate.escript" "large/$tool" "$tool" "$applications" "$modules"; done
own "$large" large/erlc large/erlc/apps/app7/src/app7_m7.erl
mix='cd large/mix && mix release --quiet --overwrite'
(eval "$mix big_tar" >/dev/null)
figure "$large" 'first release' 'mix release' 'aside large/mix/_build/prod/rel large/mix/_build/prod/*.tar.gz' "$mix big"
figure "$large" 'first release with archive' 'mix release' 'aside large/mix/_build/prod/rel large/mix/_build/prod/*.tar.gz' "$mix big_tar"
figure "$large" 'nothing changed' 'mix release' : "$mix big"
figure "$large" 'one module changed' 'mix release' "echo '%% changed' >>large/mix/apps/app7/src/app7_m7.erl" "$mix big"
(cd large/rebar3 && QUIET=1 rebar3 release >/dev/null)
figure "$large" 'first release' 'rebar3' 'aside large/rebar3/_build/default/rel' 'cd large/rebar3 && QUIET=1 rebar3 release'
figure "$large" 'first release with archive' 'rebar3' 'aside large/rebar3/_build/default/rel' 'cd large/rebar3 && QUIET=1 rebar3 tar'
figure "$large" 'nothing changed' 'rebar3' : 'cd large/rebar3 && QUIET=1 rebar3 release'
figure "$large" 'one module changed' 'rebar3' "echo '%% changed' >>large/rebar3/apps/app7/src/app7_m7.erl" 'cd large/rebar3 && QUIET=1 rebar3 release'
mkdir -p large/systools && cp large/erlc/obj/Release/big/big.rel large/systools/
figure "$large" 'boot script' 'systools' : "'$ROOT/build/bench/systools.escript' large/systools/big.rel script large/erlc/obj/Release/big/lib"
figure "$large" 'first release with archive' 'systools' : "'$ROOT/build/bench/systools.escript' large/systools/big.rel tar large/erlc/obj/Release/big/lib"
say "$large: boot script in process"
systools=$("$ROOT/build/bench/systools.escript" large/systools/big.rel time large/erlc/obj/Release/big/lib)
in_process=$(dotnet run -c Release "$ROOT/build/bench/boot.cs" -- 100 "$(erl -noshell -eval 'io:put_chars(code:root_dir()), halt().')" large/erlc/obj/Release/big/big.rel large/erlc/obj/Release/big/applications.term "$work/boot")
tree=large/erlc/bin/Release/rel/big
figure "$large" 'copy of the tree' 'cp -r' 'aside copy' "cp -r $tree copy"
figure "$large" 'archive of the tree' 'tar and gzip -6' : "tar -cf - -C $tree . | gzip -6 >copy.tar.gz"
figure "$large" 'archive alone is missing, --no-restore' 'this SDK' 'aside large/erlc/bin/Release/*.tar.gz' "$(release "--no-restore large/erlc")"
stage "$large" 'archive of the tree' 'aside large/erlc/bin/Release/*.tar.gz' PackageRelease "$(release "--no-restore large/erlc")"

floor='Floors'
mkdir -p empty && printf '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>\n' >empty/empty.csproj
printf 'class Empty;\n' >empty/empty.cs
$sdk empty >/dev/null
figure "$floor" 'nothing changed' 'empty Microsoft.NET.Sdk project' : "$(build empty)"
figure "$floor" 'nothing changed, --no-restore' 'empty Microsoft.NET.Sdk project' : "$(build "--no-restore empty")"

growth='Growth'
for size in $((applications / 4)) $((applications / 2)) $applications $((applications * 2)) $((applications * 4)); do
    "$ROOT/build/bench/generate.escript" "growth/$size" erlc "$size" 5
    $sdk "growth/$size" >"$work/log" 2>&1 || { cat "$work/log" >&2; die "growth/$size cannot be built"; }
    figure "$growth" "first release, $size applications of 5 modules" 'this SDK' "aside growth/$size/bin growth/$size/obj/Release/*/AssembleRelease.record" "$(build "--no-restore growth/$size")"
    figure "$growth" "nothing changed, $size applications of 5 modules" 'this SDK' : "$(build "--no-restore growth/$size")"
done

# --- The page -------------------------------------------------------------------------------------------------------------------------

# shellcheck disable=SC2016 # the page's own quotes
{
    printf '# Benchmarks\n\nWritten by `build/bench.sh %s %s`: whole commands, medians of %s rounds, all in one run.\n\n' "$rounds" "$applications" "$rounds"
    printf '* %s, %s processors\n' "$(uname -srm)" "$(nproc)"
    printf '* .NET SDK %s, OTP %s, Elixir %s, %s\n' "$(dotnet --version)" "$(erl -noshell -eval 'io:put_chars(erlang:system_info(otp_release)), halt().')" "$(elixir --short-version)" "$(rebar3 version | cut -d' ' -f1,2)"
    printf '* This SDK: `%s [-t:Release]`. mix: `mix release --quiet --overwrite`. rebar3: `rebar3 release`, `rebar3 tar`. systools: `make_script`, `make_tar` with ERTS, in an escript.\n* `archive of the tree` of this SDK is the stage alone, as MSBuild says it; all else is whole commands.\n' "$sdk"
    for name in "$small" "$chat" "$large" "$floor" "$growth"; do
        printf '\n## %s\n' "$name"
        table "$name"
    done
    printf '\nArchive of the large system: %s bytes, by `tar | gzip -6` %s.\n' "$(wc -c <large/erlc/bin/Release/big-1.0.0.tar.gz)" "$(wc -c <copy.tar.gz)"
    printf '\nIts boot script in process, without the start of a virtual machine, fastest of 20 rounds of systools (%s ms) and of 100 of this SDK, whose code the JIT compiles while it runs (%s ms, with the start_clean that it makes too).\n' "$systools" "$in_process"
} >"$page"
cp "$page" "$ROOT/docs/benchmarks.md"
cat "$page"
