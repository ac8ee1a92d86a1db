using System.Security.Cryptography;

namespace Release.Otp.Tests.Beam;

/// <summary>Every module of the installed OTP, and what its own beam_lib says of each.</summary>
internal static class InstalledModules
{
    // One line a module: file, module, SHA-256 of the uncompressed results of strip/1 and of strip_files/2 with "Attr", and
    // of the exports and imports, one "NAME/ARITY" or "MODULE:NAME/ARITY" a line, sorted by byte.
    private const string AskBeamLib = """
        main([Root]) ->
            ok = io:setopts([{encoding, utf8}]),
            [describe(File) || File <- filelib:wildcard(filename:join(Root, "lib/*/ebin/*.beam"))].

        describe(File) ->
            {ok, Bytes} = file:read_file(File),
            {ok, {Module, Stripped}} = beam_lib:strip(Bytes),
            {ok, [{Module, WithAttributes}]} = beam_lib:strip_files([Bytes], ["Attr"]),
            {ok, {Module, [{exports, Exports}, {imports, Imports}]}} = beam_lib:chunks(Bytes, [exports, imports]),
            io:format("~ts\t~ts\t~s\t~s\t~s\t~s~n", [File, Module, digest(zlib:gunzip(Stripped)), digest(zlib:gunzip(WithAttributes)),
                digest(lines([io_lib:format("~ts/~b", [F, A]) || {F, A} <- Exports])),
                digest(lines([io_lib:format("~ts:~ts/~b", [M, F, A]) || {M, F, A} <- Imports]))]).

        lines(Lines) -> [[Line, $\n] || Line <- lists:sort([unicode:characters_to_binary(Line) || Line <- Lines])].

        digest(Bytes) -> [io_lib:format("~2.16.0b", [Byte]) || <<Byte>> <= crypto:hash(sha256, Bytes)].
        """;

    private static readonly Lazy<IReadOnlyList<InstalledModule>> Described = new(Describe);

    public static IReadOnlyList<InstalledModule> All => Described.Value;

    public static string File(string application, string module) =>
        Directory.EnumerateDirectories(Path.Combine(Erlang.Root, "lib"), application + "-*").Select(directory => Path.Combine(directory, "ebin", module + ".beam")).Single();

    public static byte[] Bytes(string application, string module) => System.IO.File.ReadAllBytes(File(application, module));

    public static string Digest(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static List<InstalledModule> Describe() =>
        [.. Erlang.Escript(AskBeamLib, Erlang.Root).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))
            .Select(fields => new InstalledModule(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5]))];
}
