using System.Text;

namespace Release.Otp.Terms;

/// <summary>Lays a term out as io_lib_pretty of OTP does.</summary>
internal sealed class PrettyPrinter
{
    // Indentation grows with the square of the depth: a text may be four times as long as the term on one line, or this long.
    private const long EnoughCharacters = 16 * 1024 * 1024;

    private readonly Term _term;
    private readonly Layout _layout;
    private readonly int _indentation;
    private readonly long _limit;
    private readonly StringBuilder _output = new();
    private readonly Stack<Block> _open = new();

    /// <summary>Prepares the layout of <paramref name="term"/>.</summary>
    public PrettyPrinter(Term term)
    {
        _term = term;
        _layout = new Layout(new TermMeasure(term));
        _limit = Math.Max(EnoughCharacters, 4L * _layout.MaxCharacters);
        _indentation = _layout.Fits(_layout.MaxCharacters, new LinePosition(1, 0, 0)) ? 1 : IndentationSearch.Of(term, _layout);
    }

    /// <summary>The text.</summary>
    public string Print()
    {
        Begin(_term, 0, new LinePosition(1, 0, 0), 0);
        while (_open.TryPeek(out var block) && _output.Length <= _limit)
        {
            Next(block);
        }

        if (_open.Count > 0)
        {
            _output.Clear();
            FlatText.Append(_output, _term, strings: true);
        }

        return _output.ToString();
    }

    // Writes the term where it fits on the line or has no parts; opens it otherwise.
    private void Begin(Term term, int index, LinePosition at, int indent)
    {
        var measure = _layout.Measures[index];
        if (measure.Kind == LayoutKind.Scalar || _layout.Fits(measure.Width, at))
        {
            FlatText.Append(_output, term, strings: true);
        }
        else if (measure.Kind == LayoutKind.Binary)
        {
            AppendBytes(ScalarText.Of(term), at with { Column = at.Column + 2 }, indent + 2);
        }
        else
        {
            _output.Append(FlatText.Opening(term));
            _open.Push(measure.Kind switch
            {
                LayoutKind.Map => new Block(term, index, at.Closing) { Column = at.Column + 2, Indent = indent + 2, At = new(at.Column + 2, 0, at.Used + 1) },
                LayoutKind.TaggedTuple => Tagged(term, index, at, indent),
                _ => new Block(term, index, at.Closing) { Column = at.Column + 1, Indent = indent + 1, At = new(at.Column + 1, 0, at.Used + 1) },
            });
        }
    }

    private Block Tagged(Term term, int index, LinePosition at, int indent)
    {
        var tag = _layout.Measures[index + 1].Width;
        var behindTag = at.Column + tag + 2;
        FlatText.Append(_output, TermParts.At(term, 0), strings: true);
        var block = new Block(term, index, at.Closing) { Part = 1, PartIndex = index + 2 };
        if (_indentation > 0 && tag + 2 > _indentation)
        {
            return block with { Column = at.Column + _indentation, Indent = indent + _indentation, At = new(behindTag, 0, at.Used + 1 + tag), IsFirst = false };
        }

        _output.Append(',');
        return block with { Column = behindTag, Indent = indent + tag + 2, At = new(behindTag, 0, at.Used + tag + 2) };
    }

    private void Next(Block block)
    {
        if (block.Part == TermParts.Count(block.Term))
        {
            _open.Pop();
            _output.Append(FlatText.Closing(block.Term));
        }
        else if (block.Term is MapTerm map)
        {
            NextAssociation(map, block);
        }
        else
        {
            NextElement(block);
        }
    }

    private void NextElement(Block block)
    {
        var element = TermParts.At(block.Term, block.Part);
        var width = _layout.Measures[block.PartIndex].Width;
        var isSimple = _layout.IsSimple(block.PartIndex);
        var isTail = block.Term is ListTerm list && block.Part == list.Elements.Count;
        var closing = HasMore(block) ? 0 : block.Closing + 1;
        if (!block.IsFirst)
        {
            _output.Append(isTail ? '|' : ',');
            if (_layout.Continues(width, isSimple, block.At with { Closing = closing }))
            {
                FlatText.Append(_output, element, strings: true);
                Advance(block, new LinePosition(block.At.Column + width + 1, 0, block.At.Used + width + 1));
                return;
            }

            NewLine(block.Indent);
        }

        var at = new LinePosition(block.Column, closing, block.IsFirst ? block.At.Used : 0);
        var taken = isSimple && _layout.Fits(width, at) ? width : Layout.LineLength;
        Advance(block, new LinePosition(block.Column + taken, 0, at.Used + taken));
        Begin(element, block.PartIndex, at, block.Indent);
    }

    // Whether another element of the list or tuple follows; an improper tail is none.
    private static bool HasMore(Block block) => block.Part + 1 < (block.Term is ListTerm list ? list.Elements.Count : TermParts.Count(block.Term));

    private void Advance(Block block, LinePosition at)
    {
        _open.Pop();
        _open.Push(block with { Part = block.Part + 1, PartIndex = block.PartIndex + _layout.Measures[block.PartIndex].Nodes, At = at, IsFirst = false });
    }

    private void NextAssociation(MapTerm map, Block block)
    {
        var pair = map.Pairs[block.Part / 2];
        var value = block.PartIndex + _layout.Measures[block.PartIndex].Nodes;
        if (block.Part % 2 == 1)
        {
            var indent = _indentation > 0 ? _indentation : 4;
            _output.Append(" =>");
            NewLine(block.Indent + indent);
            Advance(block, block.At);
            Begin(pair.Value, block.PartIndex, new LinePosition(block.Column + indent, block.PairClosing, 0), block.Indent + indent);
            return;
        }

        var (width, isSimple) = _layout.Association(block.PartIndex);
        var closing = block.Part + 2 < map.Pairs.Count * 2 ? 0 : block.Closing + 1;
        if (!block.IsFirst)
        {
            _output.Append(',');
            if (_layout.Continues(width, isSimple, block.At with { Closing = closing }))
            {
                AppendAssociation(pair);
                AdvancePair(block, value, new LinePosition(block.At.Column + width + 1, 0, block.At.Used + width + 1));
                return;
            }

            NewLine(block.Indent);
        }

        var at = new LinePosition(block.Column, closing, block.IsFirst ? block.At.Used : 0);
        if (_layout.Fits(width, at))
        {
            var taken = isSimple ? width : Layout.LineLength;
            AppendAssociation(pair);
            AdvancePair(block, value, new LinePosition(block.Column + taken, 0, taken));
            return;
        }

        Advance(block with { PairClosing = closing }, new LinePosition(block.Column + Layout.LineLength, 0, Layout.LineLength));
        Begin(pair.Key, block.PartIndex, at, block.Indent);
    }

    private void AdvancePair(Block block, int value, LinePosition at)
    {
        _open.Pop();
        _open.Push(block with { Part = block.Part + 2, PartIndex = value + _layout.Measures[value].Nodes, At = at, IsFirst = false });
    }

    private void AppendAssociation(KeyValuePair<Term, Term> pair)
    {
        FlatText.Append(_output, pair.Key, strings: true);
        _output.Append(" => ");
        FlatText.Append(_output, pair.Value, strings: true);
    }

    // "<<", then as many numbers on each line as fit; ">>" may stand out.
    private void AppendBytes(string text, LinePosition at, int indent)
    {
        var room = Math.Max(8, Math.Min(Layout.LineLength - at.Column, _layout.MaxCharacters - 4 - at.Used) - at.Closing);
        var left = room;
        var numbers = text[2..^2].Split(',');
        _output.Append("<<");
        for (var i = 0; i < numbers.Length; i++)
        {
            var length = numbers[i].Length + (i < numbers.Length - 1 ? 1 : 0);
            if (length > left)
            {
                NewLine(indent);
                left = room;
            }

            _output.Append(numbers[i]).Append(i < numbers.Length - 1 ? "," : "");
            left -= length;
        }

        _output.Append(">>");
    }

    private void NewLine(int indent) => _output.Append('\n').Append(' ', (int)Math.Min(indent, _limit));

    /// <summary>A term whose parts are being written.</summary>
    /// <param name="Term">The term.</param>
    /// <param name="Index">The index of its measure.</param>
    /// <param name="Closing">Closing brackets that must follow its own on the same line.</param>
    private readonly record struct Block(Term Term, int Index, int Closing)
    {
        /// <summary>The next part.</summary>
        public int Part { get; init; }

        /// <summary>The index of its measure.</summary>
        public int PartIndex { get; init; } = Index + 1;

        /// <summary>The column where a line of parts begins.</summary>
        public int Column { get; init; }

        /// <summary>Blanks in front of such a line.</summary>
        public int Indent { get; init; }

        /// <summary>Where the line ends so far.</summary>
        public LinePosition At { get; init; }

        /// <summary>Whether no part stands in front of the next one but a tag.</summary>
        public bool IsFirst { get; init; } = true;

        /// <summary>Closing brackets behind the association whose value comes next.</summary>
        public int PairClosing { get; init; }
    }
}
