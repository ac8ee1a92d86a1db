using System.Globalization;
using System.Text;

namespace Release.Otp.Terms;

/// <summary>The text of terms that have no parts, as io_lib(3) writes it.</summary>
internal static class ScalarText
{
    // Below 2 to the power of 53 every whole number is a float, and OTP writes decimals where they are as short.
    private const double ExactIntegers = 9007199254740992;

    /// <summary>The text of a term without parts; bytes of a bit string as numbers.</summary>
    public static string Of(Term term) => term switch
    {
        AtomTerm atom => Atom(atom.Name),
        IntegerTerm integer => integer.Decimal,
        FloatTerm number => Float(number.Value),
        BitStringTerm bits => BitString(bits),
        ExternalFunTerm fun => string.Create(CultureInfo.InvariantCulture, $"fun {NameInFun(fun.Module)}:{NameInFun(fun.Function)}/{fun.Arity}"),
        FunTerm fun => string.Create(CultureInfo.InvariantCulture, $"#Fun<{Atom(fun.Module.Name)}.{fun.OldIndex}.{(uint)fun.OldUnique}>"),
        PidTerm pid => string.Create(CultureInfo.InvariantCulture, $"<0.{pid.Id}.{pid.Serial}>"),
        PortTerm port => string.Create(CultureInfo.InvariantCulture, $"#Port<0.{port.Id}>"),
        ReferenceTerm reference => $"#Ref<0.{string.Join('.', reference.Ids.Reverse().Select(id => id.ToString(CultureInfo.InvariantCulture)))}>",
        TupleTerm => "{}",
        ListTerm => "[]",
        MapTerm => "#{}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>An atom, in quotes where it needs them in some OTP.</summary>
    public static string Atom(string name) => ErlangLexicon.NeedsQuotes(name) ? Quoted(name, '\'') : name;

    // The emulator, which writes funs itself, knows no unquoted @.
    private static string NameInFun(AtomTerm atom) => atom.Name.Contains('@', StringComparison.Ordinal) ? Quoted(atom.Name, '\'') : Atom(atom.Name);

    /// <summary>Text in quotes.</summary>
    public static string Quoted(string text, char quote)
    {
        var output = new StringBuilder(text.Length + 2).Append(quote);
        foreach (var c in text)
        {
            AppendEscaped(output, c, quote);
        }

        return output.Append(quote).ToString();
    }

    private static void AppendEscaped(StringBuilder output, char c, char quote)
    {
        var letter = c switch
        {
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            '\v' => 'v',
            '\b' => 'b',
            '\f' => 'f',
            (char)27 => 'e',
            (char)127 => 'd',
            '\\' => '\\',
            _ => c == quote ? quote : '\0',
        };
        if (letter != '\0')
        {
            output.Append('\\').Append(letter);
        }
        else if (c is < ' ' or (> '~' and < (char)160))
        {
            output.Append('\\').Append((char)('0' + (c >> 6))).Append((char)('0' + ((c >> 3) & 7))).Append((char)('0' + (c & 7)));
        }
        else
        {
            output.Append(c);
        }
    }

    private static string BitString(BitStringTerm bits)
    {
        var output = new StringBuilder("<<");
        for (var i = 0; i < bits.Bytes.Count; i++)
        {
            output.Append(i == 0 ? "" : ",");
            if (i < bits.Bytes.Count - 1 || bits.IsBinary)
            {
                output.Append(bits.Bytes[i]);
            }
            else
            {
                output.Append(bits.Bytes[i] >> (8 - bits.LastByteBits)).Append(':').Append(bits.LastByteBits);
            }
        }

        return output.Append(">>").ToString();
    }

    // The fewest digits that read back as the same float, in the shorter of the two notations.
    private static string Float(double value)
    {
        var (digits, exponent) = Shortest(Math.Abs(value));
        var scientific = $"{digits[0]}.{(digits.Length > 1 ? digits[1..] : "0")}e{exponent.ToString(CultureInfo.InvariantCulture)}";
        var text = scientific;
        if (Math.Abs(value) < ExactIntegers)
        {
            var plain = Plain(digits, exponent);
            text = plain.Length <= scientific.Length ? plain : scientific;
        }

        return double.IsNegative(value) ? "-" + text : text;
    }

    private static string Plain(string digits, int exponent) => exponent switch
    {
        < 0 => $"0.{new string('0', -exponent - 1)}{digits}",
        _ when digits.Length <= exponent + 1 => $"{digits.PadRight(exponent + 1, '0')}.0",
        _ => $"{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}",
    };

    // Significant digits, and the power of ten of the first one.
    private static (string Digits, int Exponent) Shortest(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var e = text.IndexOf('E', StringComparison.Ordinal);
        var mantissa = e < 0 ? text : text[..e];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal) is >= 0 and var found ? found : mantissa.Length;
        var all = mantissa.Replace(".", "", StringComparison.Ordinal);
        var significant = all.TrimStart('0');
        var exponent = point - (all.Length - significant.Length) - 1 + (e < 0 ? 0 : int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        return significant.Length == 0 ? ("0", 0) : (significant.TrimEnd('0'), exponent);
    }
}
