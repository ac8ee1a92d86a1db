using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Release.Otp.Releases;

/// <summary>
/// Regular expressions of PCRE, as Erlang's <c>re</c> has them, in the words of .NET: sets of characters are those of Latin-1, and what .NET reads
/// otherwise is written out. What has no counterpart is refused, never taken for something else.
/// </summary>
internal sealed class PerlExpression
{
    private static readonly Regex Repetition = new(@"\G\{[0-9]{1,5}(?:,[0-9]{0,5})?\}", RegexOptions.CultureInvariant);

    private static readonly Regex BackReference = new(@"\G\(\?P=([A-Za-z_][A-Za-z0-9_]{0,31})\)", RegexOptions.CultureInvariant);

    private static readonly Regex NamedGroup = new(
        @"\G\(\?(?:P?<([A-Za-z_][A-Za-z0-9_]{0,31})>|'([A-Za-z_][A-Za-z0-9_]{0,31})')", RegexOptions.CultureInvariant);

    // Capturing; not capturing; looking ahead; atomic; options for the rest or for the group.
    private static readonly Regex PlainGroup = new(@"\G(?:\(\?(?::|=|!|>|[ims]*(?:-[ims]+)?[:)])|\((?![?*]))", RegexOptions.CultureInvariant);

    private readonly string _expression;
    private readonly StringBuilder _output = new();
    private readonly Stack<int> _groups = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private int _at;
    private int _atom = -1;
    private bool _refersByNumber;

    private PerlExpression(string expression) => _expression = expression;

    /// <summary>The same expression for .NET.</summary>
    /// <exception cref="FormatException">It is wrong, or a construct has no counterpart.</exception>
    public static string ToDotNet(string expression) => new PerlExpression(expression).Translate();

    private string Translate()
    {
        while (_at < _expression.Length)
        {
            Next();
        }

        // .NET counts groups with names after the others.
        return _names.Count == 0 || !_refersByNumber ? _output.ToString() : throw NoCounterpart("a group's number beside groups with names");
    }

    private void Next()
    {
        switch (_expression[_at])
        {
            case '\\':
                Escape();
                break;
            case '[':
                Atom(PerlCharacterClass.ToDotNet(_expression, ref _at));
                break;
            case '(':
                OpenGroup();
                break;
            case ')':
                _atom = _groups.TryPop(out var start) ? start : throw new FormatException("a ) closes nothing");
                _output.Append(_expression[_at++]);
                break;
            case '*' or '+' or '?':
                Quantifier(1);
                break;
            case '{' when Begins(Repetition, out var repetition):
                Quantifier(repetition.Length);
                break;
            case '^' or '$' or '|' or '.':
                _atom = _expression[_at] is '|' ? -1 : _output.Length;
                _output.Append(_expression[_at++]);
                break;
            default:
                Literal();
                break;
        }
    }

    private void Atom(string text)
    {
        _atom = _output.Length;
        _output.Append(text);
    }

    // A character that takes two places in UTF-16 is still one for a quantifier.
    private void Literal()
    {
        var length = char.IsHighSurrogate(_expression[_at]) ? 2 : 1;
        var text = string.Concat(_expression.AsSpan(_at, length).ToArray().Select(PerlCharacterClass.Character));
        Atom(length == 2 ? $"(?:{text})" : text);
        _at += length;
    }

    // A possessive quantifier keeps what it took, as an atomic group does.
    private void Quantifier(int length)
    {
        if (_atom < 0)
        {
            throw new FormatException("there is nothing before the quantifier");
        }

        _output.Append(_expression, _at, length);
        _at += length;
        if (_at < _expression.Length && _expression[_at] == '+')
        {
            _output.Insert(_atom, "(?>").Append(')');
            _at++;
        }
        else if (_at < _expression.Length && _expression[_at] == '?')
        {
            _output.Append('?');
            _at++;
        }

        _atom = -1;
    }

    private void Escape()
    {
        if (_at + 1 == _expression.Length)
        {
            throw new FormatException("it ends with a backslash");
        }

        var letter = _expression[_at + 1];
        switch (letter)
        {
            case 'Q':
                Quoted();
                break;
            case 'E':
                _at += 2;
                break;
            case 'A' or 'z' or 'Z' or 'G':
                Atom($"\\{letter}");
                _at += 2;
                break;
            case >= '1' and <= '9' when _at + 2 == _expression.Length || !char.IsAsciiDigit(_expression[_at + 2]):
                _refersByNumber = true;
                Atom($"(?:\\{letter})");
                _at += 2;
                break;
            case 'b' or 'B':
                Atom(Boundary(letter));
                _at += 2;
                break;
            case 'R':
                Atom($"(?>\\r\\n|[{PerlCharacterClass.Vertical}])");
                _at += 2;
                break;
            case 'N':
                Atom("[^\\n]");
                _at += 2;
                break;
            default:
                Atom(PerlCharacterClass.Escape(_expression, ref _at));
                break;
        }
    }

    private static string Boundary(char letter) => letter == 'b'
        ? $"(?:(?<=[{PerlCharacterClass.Word}])(?![{PerlCharacterClass.Word}])|(?<![{PerlCharacterClass.Word}])(?=[{PerlCharacterClass.Word}]))"
        : $"(?:(?<=[{PerlCharacterClass.Word}])(?=[{PerlCharacterClass.Word}])|(?<![{PerlCharacterClass.Word}])(?![{PerlCharacterClass.Word}]))";

    private void Quoted()
    {
        var end = _expression.IndexOf("\\E", _at, StringComparison.Ordinal);
        var last = end < 0 ? _expression.Length : end;
        for (_at += 2; _at < last;)
        {
            Literal();
        }

        _at = end < 0 ? last : end + 2;
    }

    private void OpenGroup()
    {
        var start = _output.Length;
        var rest = _expression.AsSpan(_at);
        if (rest.StartsWith("(?#"))
        {
            _at = _expression.IndexOf(')', _at) is var end and >= 0 ? end + 1 : throw new FormatException("a comment is not closed");
            return;
        }

        if (Begins(BackReference, out var reference))
        {
            _at += reference.Length;
            Atom(_names.Contains(Named(reference))
                ? $"(?:\\k<{Named(reference)}>)"
                : throw new FormatException($"there is no group '{Named(reference)}'"));
            return;
        }

        if (Begins(NamedGroup, out var group))
        {
            _output.Append(_names.Add(Named(group)) ? $"(?<{Named(group)}>" : throw new FormatException($"two groups are named '{Named(group)}'"));
            _at += group.Length;
        }
        else if (Begins(PlainGroup, out var plain))
        {
            _output.Append(plain.ValueSpan);
            _at += plain.Length;
            if (plain.ValueSpan is ['(', '?', .., ')'])
            {
                _atom = -1;
                return;
            }
        }
        else
        {
            throw NoCounterpart("a group that begins with " + rest[..Math.Min(3, rest.Length)].ToString());
        }

        _groups.Push(start);
        _atom = -1;
    }

    private bool Begins(Regex construct, out Match match)
    {
        match = construct.Match(_expression, _at);
        return match.Success;
    }

    private static string Named(Match match) => match.Groups.Values.Skip(1).First(group => group.Success).Value;

    private static FormatException NoCounterpart(string what) => new(string.Create(CultureInfo.InvariantCulture, $"{what} is not supported"));
}
