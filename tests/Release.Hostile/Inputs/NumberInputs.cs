using System.Text;
using Release.Otp.Terms;

namespace Release.Hostile.Inputs;

/// <summary>Numbers of a million digits.</summary>
internal static class NumberInputs
{
    private const string Group = "number";
    private const int Million = 1_000_000;
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    public static IEnumerable<HostileInput> All =>
    [
        Of("a million decimal digits, read and printed", Expected.Read, () => Decimal + ".", ReadAndPrint),
        .. Enumerable.Range(2, 35).Select(radix => Of($"a million digits to base {radix}, read", Expected.Read, () => $"{radix}#{Literal(radix)}.", bytes => _ = ((IntegerTerm)Read(bytes)).Value)),
        .. Enumerable.Range(2, 35).Select(radix => Of($"a million digits to base {radix}, read and printed", Expected.Read, () => $"{radix}#{Literal(radix)}.", ReadAndPrint)),
        .. new[] { 2, 10, 16, 36 }.Select(radix => Of($"a million digits to base {radix}, with one that is none", Expected.Refused, () => $"{radix}#{Literal(radix)}é.", TextInputs.Read)),
        Of("a million decimal digits, hashed and compared", Expected.Read, () => $"#{{{Decimal}=>a,{Decimal}=>b}}.", TextInputs.Read),
        Of("a million decimal digits, written in the External Term Format", Expected.Read, () => Decimal + ".", bytes => EtfWriter.Write(Read(bytes), AtomEncoding.Utf8)),
        Of("a million decimal digits in a binary", Expected.Read, () => $"<<{Decimal}:8>>.", TextInputs.Read),
        Of("a million decimal digits as a size", Expected.Refused, () => $"<<1:{Decimal}>>.", TextInputs.Read),
        Of("a million decimal digits as a unit", Expected.Refused, () => $"<<1:1/unit:{Decimal}>>.", TextInputs.Read),
        Of("a million decimal digits as an arity", Expected.Refused, () => $"fun m:f/{Decimal}.", TextInputs.Read),
        Of("a base of a million digits", Expected.Refused, () => $"{Decimal}#1.", TextInputs.Read),
        Of("a million digits without a dot", Expected.Refused, () => Decimal, TextInputs.Read),
        Of("a million digits, each behind an underscore", Expected.Read, () => $"1{string.Concat(Enumerable.Repeat("_1", Million))}.", TextInputs.Read),
        Of("a million zeros", Expected.Read, () => new string('0', Million) + ".", TextInputs.Read),
        Of("a float of a million decimals", Expected.Read, () => $"1.{Decimal}.", TextInputs.Read),
        Of("a float of a million digits", Expected.Refused, () => $"{Decimal}.0.", TextInputs.Read),
        Of("an exponent of a million digits", Expected.Refused, () => $"1.0e{Decimal}.", TextInputs.Read),
        Of("a size of a hexadecimal million", Expected.Refused, () => $"<<1:16#{Literal(16)}>>.", TextInputs.Read),
        Of("a base 36 integer as a float", Expected.Refused, () => $"<<(36#{Literal(36)})/float>>.", TextInputs.Read),
        Of("an integer of four megabytes in the External Term Format", Expected.Read, () => [131, 111, 0, 0x40, 0, 0, 0, .. Enumerable.Repeat((byte)0xA5, 4 << 20)], bytes => EtfReader.Read(bytes, "hostile.boot")),
    ];

    private static string Decimal { get; } = Literal(10);

    private static string Literal(int radix) => string.Create(Million, radix, (digits, to) =>
    {
        var random = new Random(to);
        for (var i = 0; i < digits.Length; i++)
        {
            digits[i] = Digits[random.Next(i == 0 ? 1 : 0, to)];
        }
    });

    private static Term Read(byte[] bytes) => TermReader.Consult(bytes, "hostile.term").Terms[0];

    private static void ReadAndPrint(byte[] bytes) => TermPrinter.Print(Read(bytes));

    private static HostileInput Of(string name, Expected expected, Func<string> text, Action<byte[]> read) => Of(name, expected, () => Encoding.UTF8.GetBytes(text()), read);

    private static HostileInput Of(string name, Expected expected, Func<byte[]> bytes, Action<byte[]> read) => HostileInput.Of(Group, name, expected, bytes, read) with { IsHeavy = true };
}
