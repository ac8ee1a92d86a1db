using System.Buffers.Binary;
using System.Text;

namespace Release.Otp.Tests.Terms;

/// <summary>What <c>file:consult/1</c> of the installed OTP made of a text.</summary>
/// <param name="Terms">term_to_binary of the list of terms; empty where it refused the text.</param>
/// <param name="Line">Where OTP saw the error; 0 where unknown.</param>
/// <param name="Column">Where OTP saw the error; 0 where unknown.</param>
/// <param name="Reason">What OTP said.</param>
/// <param name="Flat">The list of terms as ~tw prints it.</param>
public sealed record ConsultVerdict(byte[] Terms, int Line, int Column, string Reason, string Flat)
{
    public bool IsAccepted => Terms.Length > 0;
}

/// <summary>What the installed OTP makes of a term in the External Term Format; all empty where it refuses it.</summary>
/// <param name="Again">term_to_binary of the term.</param>
/// <param name="Pretty">io_lib:format("~tp").</param>
/// <param name="Flat">io_lib:format("~tw").</param>
public sealed record TermVerdict(byte[] Again, byte[] Pretty, byte[] Flat);

/// <summary>Asks the installed OTP about many cases in one run.</summary>
public static class Judge
{
    private const string Frames = """
        -mode(compile).
        read(File) -> {ok, Bytes} = file:read_file(File), frames(Bytes).
        frames(<<N:32, Frame:N/binary, Rest/binary>>) -> [Frame | frames(Rest)];
        frames(<<>>) -> [].
        %% From OTP 26 on a node prints the keys of maps in the order of its atom table, unless it is asked for another.
        text(Format, Term) -> unicode:characters_to_binary(io_lib:format(ordered(Format, erlang:system_info(otp_release)), [Term])).
        ordered("~t" ++ Control, Release) when Release >= "26" -> "~kt" ++ Control;
        ordered(Format, _) -> Format.
        write(File, Frames) -> ok = file:write_file(File, [[<<(iolist_size(F)):32>>, F] || F <- Frames]).
        """;

    private const string ConsultScript = Frames + """

        main([In, Out]) -> write(Out, lists:append([judge(Out ++ ".term", Text) || Text <- read(In)])).
        judge(File, Text) ->
            ok = file:write_file(File, Text),
            %% consult/1 itself crashes on some texts that are not UTF-8: refused, too.
            case catch file:consult(File) of
                {ok, Terms} -> [term_to_binary(Terms), <<>>, <<>>, <<>>, text("~tw", Terms)];
                _ -> {Line, Column, Why} = where(File), [<<>>, integer_to_binary(Line), integer_to_binary(Column), Why, <<>>]
            end.
        where(File) ->
            {ok, Fd} = file:open(File, [read]),
            epp:set_encoding(Fd),
            Result = where_error(Fd, {1, 1}),
            file:close(Fd),
            Result.
        where_error(Fd, At) ->
            case io:read(Fd, '', At) of
                {ok, _, Next} -> where_error(Fd, Next);
                {error, {{Line, Column}, Module, What}, _} -> {Line, Column, unicode:characters_to_binary(io_lib:format("~w ~tp", [Module, What]))};
                Other -> {0, 0, unicode:characters_to_binary(io_lib:format("~tp", [Other]))}
            end.
        """;

    private static readonly Lazy<int> Release = new(() =>
        int.Parse(Erlang.Escript("main(_) -> io:put_chars(erlang:system_info(otp_release))."), System.Globalization.CultureInfo.InvariantCulture));

    private const string TermScript = Frames + """

        main([In, Out]) -> write(Out, lists:append([judge(Bytes) || Bytes <- read(In)])).
        judge(Bytes) ->
            try binary_to_term(Bytes) of
                Term -> [term_to_binary(Term), text("~tp", Term), text("~tw", Term)]
            catch error:badarg -> [<<>>, <<>>, <<>>]
            end.
        """;

    /// <summary>The number of the OTP release that judges.</summary>
    public static int OtpRelease => Release.Value;

    /// <summary>What <c>file:consult/1</c> makes of each text.</summary>
    public static IReadOnlyList<ConsultVerdict> Consult(IEnumerable<byte[]> texts) =>
        [.. Ask(ConsultScript, texts).Chunk(5).Select(part => new ConsultVerdict(part[0], Number(part[1]), Number(part[2]), Encoding.UTF8.GetString(part[3]), Encoding.UTF8.GetString(part[4])))];

    /// <summary>What OTP makes of each term in the External Term Format.</summary>
    public static IReadOnlyList<TermVerdict> Terms(IEnumerable<byte[]> terms) =>
        [.. Ask(TermScript, terms).Chunk(3).Select(part => new TermVerdict(part[0], part[1], part[2]))];

    /// <summary>The answers of a script of functions, with a <c>main([In, Out])</c> that reads and writes frames.</summary>
    public static List<byte[]> AskFrames(string functions, IEnumerable<byte[]> frames) => Ask(Frames + "\n" + functions, frames);

    private static List<byte[]> Ask(string script, IEnumerable<byte[]> frames)
    {
        using var directory = new TemporaryDirectory();
        var (question, answer) = (directory.Path("question"), directory.Path("answer"));
        using (var stream = File.Create(question))
        {
            var length = new byte[4];
            foreach (var frame in frames)
            {
                BinaryPrimitives.WriteInt32BigEndian(length, frame.Length);
                stream.Write(length);
                stream.Write(frame);
            }
        }

        Erlang.Escript(script, question, answer);
        return Read(File.ReadAllBytes(answer));
    }

    private static List<byte[]> Read(ReadOnlySpan<byte> bytes)
    {
        var frames = new List<byte[]>();
        while (!bytes.IsEmpty)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(bytes);
            frames.Add(bytes.Slice(4, length).ToArray());
            bytes = bytes[(4 + length)..];
        }

        return frames;
    }

    private static int Number(byte[] text) => text.Length == 0 ? 0 : int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
