namespace Release.Sdk.Tests.Mix;

/// <summary>
/// Every file of a target system and what stands in it as far as it matters, told by the installed OTP: a module by its name and, as PATH CHUNK, by its chunks, files of
/// terms by their terms, all others by their bytes; executable files, links and empty directories as such.
/// </summary>
internal static class TargetSystemFacts
{
    // Line by line PATH, tab, content. Terms are printed on one line; strings in them are escaped, so that no newline stands in them.
    private const string Judge = """
        main([Root, Sources]) ->
            ok = io:setopts(standard_io, [{encoding, unicode}]),
            put(sources, Sources),
            walk(Root, "").

        walk(Root, Path) ->
            Full = filename:join(Root, Path),
            case file:read_link_info(Full) of
                {ok, Info} when element(3, Info) =:= symlink -> {ok, Target} = file:read_link(Full), tell(Path, {link, Target});
                {ok, Info} when element(3, Info) =:= directory -> children(Root, Path, lists:sort(element(2, file:list_dir(Full))));
                {ok, Info} ->
                    Content = content(filename:extension(Path), filename:basename(Path), Full),
                    tell(Path, {executable(Info), Content}),
                    parts(filename:extension(Path), Path, Full)
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
        content(".rel", _, File) -> [{release, Name, Erts, Applications}] = terms(File), {release, Name, Erts, lists:sort(Applications)};
        content(Extension, _, File) when Extension =:= ".app"; Extension =:= ".script" -> terms(File);
        content(_, "RELEASES", File) -> terms(File);
        content(_, _, File) -> case byte_size(Bytes = read(File)) < 4096 of true -> Bytes; false -> {size, byte_size(Bytes), digest(Bytes)} end.

        module(<<31, 139, _/binary>> = Bytes) -> {compressed, module(zlib:gunzip(Bytes))};
        module(Bytes) -> element(2, beam_lib:all_chunks(Bytes)).

        % A line for each chunk. Their order does not reach the code that is loaded.
        parts(".beam", Path, File) ->
            {ok, _, Chunks} = beam_lib:all_chunks(File),
            [tell(Path ++ " " ++ Id, chunk(Id, Chunk)) || {Id, Chunk} <- Chunks];
        parts(".rel", Path, File) ->
            [{release, _, _, Applications}] = terms(File),
            tell(Path ++ " order", [element(1, A) || A <- Applications]);
        parts(_, _, _) -> none.

        % These two name the directory where the module was compiled.
        chunk(Id, Chunk) when Id =:= "CInf"; Id =:= "Dbgi" ->
            Text = unicode:characters_to_binary(io_lib:format("~0tp", [binary_to_term(Chunk)])),
            digest(binary:replace(Text, unicode:characters_to_binary(get(sources)), <<"$SOURCES">>, [global]));
        chunk(_, Chunk) -> digest(Chunk).

        % The launchers read the first lines of sys.config as text.
        header(File) -> [Line || <<"%% RUNTIME_CONFIG", _/binary>> = Line <- binary:split(read(File), <<"\n">>, [global])].

        terms(File) -> {ok, Terms} = file:consult(File), Terms.

        text(File) -> string:trim(read(File), trailing).

        digest(Bytes) -> binary:encode_hex(binary:part(crypto:hash(sha256, Bytes), 0, 8)).

        read(File) -> {ok, Bytes} = file:read_file(File), Bytes.
        """;

    /// <summary>Contents by their paths in the target system; those of a module's chunks by path and chunk.</summary>
    /// <param name="root">Root of the target system.</param>
    /// <param name="sources">Where its modules were compiled.</param>
    public static IReadOnlyDictionary<string, string> Of(string root, string sources)
    {
        // A path without ERTS starts in $RELEASE_LIB here as well, and means the same there.
        var hasErts = Directory.GetDirectories(root, "erts-*").Length > 0;
        return Erlang.Escript(Judge, root, sources).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t', 2))
            .ToDictionary(line => line[0], line => hasErts ? InRoot(line[0], line[1]) : line[1]);
    }

    // mix lets the boot script find what is not OTP's in $RELEASE_LIB, which its launcher sets to $ROOT/lib.
    private static string InRoot(string path, string content) => Path.GetExtension(path) is ".boot" or ".script"
        ? content.Replace("\"$RELEASE_LIB/../", "\"$ROOT/", StringComparison.Ordinal).Replace("\"$RELEASE_LIB/", "\"$ROOT/lib/", StringComparison.Ordinal)
        : content;
}
