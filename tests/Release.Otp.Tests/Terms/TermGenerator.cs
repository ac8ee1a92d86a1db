using System.Numerics;
using System.Text;
using Release.Otp.Terms;

namespace Release.Otp.Tests.Terms;

/// <summary>Random terms, the same ones for the same seed, with the awkward ones more often than chance would have it.</summary>
public sealed class TermGenerator(int seed, bool withIdentifiers = false)
{
    private static readonly string[] Names =
    [
        "a", "ok", "undefined", "permanent", "kernel", "stdlib", "a_b", "a@b", "aB1", "A", "_x", "", "a b", "it's", "back\\slash", "new\nline", "\0", "\u007f", "\u0085",
        "é", "É", "ß", "ø÷", "÷", "×", "é1", "日本", "a日", "\U0001F600", "e\u0301", "end", "fun", "case", "andalso", "receive", "1a", "a-b", "a.b", "\"", "--", "after", "true",
        new('x', 255), new('é', 255), "longer_atom_name_to_break_lines",
    ];

    private static readonly double[] Floats =
    [
        0.0, -0.0, 1.0, -1.0, 0.1, 0.001, 1.0e-4, 1.0e-5, 123.456, 1e10, 1e15, 1e16, 1e17, 1e22, 1e23, 9007199254740991.0, 9007199254740992.0, 9007199254740993.0,
        123456789012345680.0, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 1.0e100, 100.0, 12345.678e-10, 1e-10, 4.35, 299792458.0, 10.0, 1000000.0,
    ];

    private static readonly BigInteger[] Integers =
    [
        0, 1, -1, 9, 10, 65, 127, 128, 255, 256, 1000, 65535, 65536, 55296, 57343, 65534, 1114111, 1114112, 134217727, 134217728, -134217728, -134217729, int.MaxValue, int.MinValue,
        uint.MaxValue, 2147483648, -2147483649, long.MaxValue, long.MinValue, BigInteger.Pow(2, 59), BigInteger.Pow(2, 64), -BigInteger.Pow(2, 64), BigInteger.Pow(10, 300), BigInteger.Pow(2, 2039), BigInteger.Pow(2, 2040),
    ];

    private readonly Random _random = new(seed);

    /// <summary>A term of at most about <paramref name="size"/> parts.</summary>
    public Term Next(int size)
    {
        if (size <= 1)
        {
            return Scalar();
        }

        return _random.Next(8) switch
        {
            0 or 1 or 2 => new TupleTerm(Parts(size)),
            3 => new TupleTerm([Atom(), .. Parts(size - 1)]),
            4 or 5 => new ListTerm(Parts(size), null),
            6 when Parts(size) is { Count: > 0 } parts => new ListTerm(parts, Scalar()),
            7 => new MapTerm([.. Parts(Math.Min(size, 32)).Where(IsKeyInEveryOtp).Select(key => KeyValuePair.Create(key, Next(_random.Next(3))))]),
            _ => Scalar(),
        };
    }

    // Up to OTP 26, -0.0 and 0.0 are the same key.
    private static bool IsKeyInEveryOtp(Term key) => !key.ToString().Contains("-0.0", StringComparison.Ordinal);

    private Seq<Term> Parts(int size)
    {
        var parts = new List<Term>();
        for (var left = size; left > 0;)
        {
            var part = _random.Next(1, left + 1);
            parts.Add(Next(_random.Next(3) == 0 ? part : Math.Min(part, 3)));
            left -= part;
        }

        return parts.ToSeq();
    }

    private Term Scalar() => _random.Next(withIdentifiers ? 15 : 12) switch
    {
        0 or 1 => Atom(),
        2 => Term.Integer(Integers[_random.Next(Integers.Length)]),
        3 => Term.Integer(_random.Next(300)),
        4 => Term.Float(Floats[_random.Next(Floats.Length)]),
        5 => Term.Float(AnyFloat()),
        6 => Term.String(Text()),
        7 => Term.List(Enumerable.Range(0, _random.Next(6)).Select(_ => Term.Integer(_random.Next(300)))),
        8 => Term.Binary(Encoding.UTF8.GetBytes(Text())),
        9 => Term.Binary(Bytes()),
        10 => BitString(),
        11 => new ExternalFunTerm(Function(), Function(), _random.Next(256)),
        12 => Pid(),
        13 => new PortTerm(Node(), (ulong)_random.NextInt64(1L << 40), (uint)_random.Next(1, 100)),
        _ => new ReferenceTerm(Node(), (uint)_random.Next(1, 100), [.. Enumerable.Range(0, _random.Next(1, 6)).Select(_ => (uint)_random.Next(1, 1 << 18))]),
    };

    private AtomTerm Atom() => Term.Atom(Names[_random.Next(_random.Next(2) == 0 ? 9 : Names.Length)]);

    // The ASCII names up to \0: of others OTP prints the bytes as if each were a character, which nothing reads back.
    private AtomTerm Function() => Term.Atom(Names[_random.Next(17)]);

    private static AtomTerm Node() => Term.Atom("other@host");

    private PidTerm Pid() => new(Node(), (uint)_random.Next(1 << 15), (uint)_random.Next(1 << 10), (uint)_random.Next(1, 100));

    private double AnyFloat()
    {
        var value = BitConverter.Int64BitsToDouble(_random.NextInt64(long.MinValue, long.MaxValue));
        return double.IsFinite(value) ? value : _random.NextDouble() * Math.Pow(10, _random.Next(-8, 20));
    }

    private string Text()
    {
        var text = new StringBuilder();
        for (var length = _random.Next(_random.Next(4) == 0 ? 90 : 12); length > 0; length--)
        {
            text.Append(_random.Next(14) switch
            {
                0 => 'é',
                1 => '\n',
                2 => '"',
                3 when _random.Next(5) == 0 => '\u0001',
                4 when _random.Next(5) == 0 => '日',
                5 => '\\',
                6 => (char)_random.Next(160, 256),
                _ => (char)_random.Next(' ', '~' + 1),
            });
        }

        return text.ToString();
    }

    private byte[] Bytes()
    {
        var bytes = new byte[_random.Next(_random.Next(4) == 0 ? 80 : 10)];
        _random.NextBytes(bytes);
        return bytes;
    }

    private BitStringTerm BitString()
    {
        var bytes = Bytes();
        return bytes.Length == 0 ? Term.Binary() : new BitStringTerm([.. bytes], _random.Next(1, 9));
    }
}
