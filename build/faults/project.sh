# Sourced by faults.sh, together.sh and reproduce.sh: a user's repository in $work, projects in it, and what their outputs are.
# shellcheck shell=sh
# shellcheck disable=SC2154 # ROOT is of setup.sh, which they source first

# new_work: a directory of this run, removed when it ends, with a user's global.json and package source.
new_work() {
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    trap 'exit 130' INT && trap 'exit 143' TERM
    export NUGET_PACKAGES="$work/packages" NUGET_SCRATCH="$work/scratch" LC_ALL=C.UTF-8
    # Counting for a second compilation pays in programs that run longer than a build.
    export DOTNET_TieredPGO=0
    mkdir -p "$work/tmp"
    user_files "$work"
}

# user_files DIRECTORY: the SDK of this repository for the projects below it.
user_files() {
    printf '{ "msbuild-sdks": { "Release.Sdk": "0.1.0" } }\n' >"$1/global.json"
    printf '<configuration><packageSources><clear /><add key="local" value="%s" /></packageSources></configuration>\n' "$ROOT/artifacts/packages" >"$1/NuGet.config"
    printf '<Project />\n' | tee "$1/Directory.Build.props" >"$1/Directory.Build.targets"
}

# counter DIRECTORY [PROPERTIES]: the counter sample as a project of that directory's own.
counter() {
    mkdir -p "$1"
    cp -R "$ROOT/samples/counter/src" "$ROOT/samples/counter/rel" "$ROOT/samples/counter/config" "$1/"
    printf '<Project Sdk="Release.Sdk"><PropertyGroup><ReleaseArchiveFormats>tar.gz;zip</ReleaseArchiveFormats>%s</PropertyGroup></Project>\n' "${2:-}" >"$1/counter.relproj"
}

# greeter DIRECTORY: the greeter sample, likewise.
greeter() {
    mkdir -p "$1"
    (cd "$ROOT/samples/greeter" && cp -R config lib rel mix.exs "$1/")
    printf '<Project Sdk="Release.Sdk"><PropertyGroup><ReleaseArchiveFormats>tar.gz;zip</ReleaseArchiveFormats></PropertyGroup></Project>\n' >"$1/greeter.relproj"
}

# release PROJECT-DIRECTORY [ARGUMENT...]: dotnet build -t:Release of it, in one process.
release() {
    project=$1
    shift
    TMPDIR="$work/tmp" dotnet build "$project" -t:Release -m:1 -nodeReuse:false -tl:off -v quiet "$@"
}

# tree DIRECTORY: names, kinds, modes, links and digests of all that is below it, without the locks.
tree() {
    (
        cd "$1" || exit
        find . ! -name '.*.lock' -printf '%y %m %P %l\n' | sort
        find . -type f ! -name '.*.lock' -exec sha256sum {} + | sort -k 2
    )
}

# artifacts DIRECTORY: the digests of the files directly in it, names sorted, without the locks.
artifacts() { (cd "$1" && find . -maxdepth 1 -type f ! -name '.*.lock' -exec sha256sum {} + | sort -k 2); }
