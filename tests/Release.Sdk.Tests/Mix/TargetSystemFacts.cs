namespace Release.Sdk.Tests.Mix;

/// <summary>
/// Every file of a target system and what stands in it as far as it matters, told by the installed OTP: a module by its chunks, files of
/// terms by their terms, all others by their bytes; executable files, links and empty directories as such.
/// </summary>
internal static class TargetSystemFacts
{
    // Line by line PATH, tab, content. Terms are printed on one line; strings in them are escaped, so that no newline stands in them.
    private const string Judge = """
        main([Root]) ->
            ok = io:setopts(standard_io, [{encoding, unicode}]),
            walk(Root, "").

        walk(Root, Path) ->
            Full = filename:join(Root, Path),
            case file:read_link_info(Full) of
                {ok, Info} when element(3, Info) =:= symlink -> {ok, Target} = file:read_link(Full), tell(Path, {link, Target});
                {ok, Info} when element(3, Info) =:= directory -> children(Root, Path, lists:sort(element(2, file:list_dir(Full))));
                {ok, Info} -> tell(Path, {executable(Info), content(filename:extension(Path), filename:basename(Path), Full)})
            end.

        children(_, "", []) -> ok;
        children(_, Path, []) -> tell(Path, empty_directory);
        children(Root, Path, Names) -> [walk(Root, case Path of "" -> Name; _ -> Path ++ "/" ++ Name end) || Name <- Names].

        tell(Path, Content) -> io:format("~ts\t~0tp~n", [Path, Content]).

        executable(Info) -> case element(8, Info) band 8#111 of 0 -> file; _ -> executable end.

        content(".beam", _, File) -> module(read(File));
        content(".boot", _, File) -> binary_to_term(read(File));
        content(".config", _, File) -> {header(File), terms(File)};
        content(".data", _, File) -> text(File);
        content(Extension, _, File) when Extension =:= ".app"; Extension =:= ".rel"; Extension =:= ".script" -> terms(File);
        content(_, "RELEASES", File) -> terms(File);
        content(_, _, File) -> case byte_size(Bytes = read(File)) < 4096 of true -> Bytes; false -> {size, byte_size(Bytes), digest(Bytes)} end.

        % The order of the chunks does not reach the code that is loaded.
        module(<<31, 139, _/binary>> = Bytes) -> {compressed, module(zlib:gunzip(Bytes))};
        module(Bytes) ->
            {ok, Module, Chunks} = beam_lib:all_chunks(Bytes),
            {Module, lists:sort([{Id, digest(Chunk)} || {Id, Chunk} <- Chunks])}.

        % The launchers read the first lines of sys.config as text.
        header(File) -> [Line || <<"%% RUNTIME_CONFIG", _/binary>> = Line <- binary:split(read(File), <<"\n">>, [global])].

        terms(File) -> {ok, Terms} = file:consult(File), Terms.

        text(File) -> string:trim(read(File), trailing).

        digest(Bytes) -> binary:encode_hex(binary:part(crypto:hash(sha256, Bytes), 0, 8)).

        read(File) -> {ok, Bytes} = file:read_file(File), Bytes.
        """;

    /// <summary>Contents by their paths in the target system.</summary>
    public static IReadOnlyDictionary<string, string> Of(string root)
    {
        // A path without ERTS starts in $RELEASE_LIB here as well, and means the same there.
        var hasErts = Directory.GetDirectories(root, "erts-*").Length > 0;
        return Erlang.Escript(Judge, root).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t', 2))
            .ToDictionary(line => line[0], line => hasErts ? InRoot(line[0], line[1]) : line[1]);
    }

    // mix lets the boot script find what is not OTP's in $RELEASE_LIB, which its launcher sets to $ROOT/lib.
    private static string InRoot(string path, string content) => Path.GetExtension(path) is ".boot" or ".script"
        ? content.Replace("\"$RELEASE_LIB/../", "\"$ROOT/", StringComparison.Ordinal).Replace("\"$RELEASE_LIB/", "\"$ROOT/lib/", StringComparison.Ordinal)
        : content;
}
