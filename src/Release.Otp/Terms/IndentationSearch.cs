namespace Release.Otp.Terms;

/// <summary>
/// Finds how far the elements of a tagged tuple are indented: behind the tag where there is room everywhere, else by 4, else by 1.
/// </summary>
internal sealed class IndentationSearch
{
    /// <summary>Elements stand behind the tag.</summary>
    public const int BehindTag = -1;

    private readonly Layout _layout;
    private readonly int _indentation;
    private readonly Stack<(Term Term, int Index, LinePosition At)> _open = new();

    private IndentationSearch(Layout layout, int indentation)
    {
        _layout = layout;
        _indentation = indentation;
    }

    /// <summary>The indentation of <paramref name="term"/>: <see cref="BehindTag"/>, 4 or 1.</summary>
    public static int Of(Term term, Layout layout)
    {
        foreach (var indentation in (ReadOnlySpan<int>)[BehindTag, 4])
        {
            if (new IndentationSearch(layout, indentation).HasRoom(term))
            {
                return indentation;
            }
        }

        return 1;
    }

    private bool HasRoom(Term term)
    {
        _open.Push((term, 0, new LinePosition(1, 0, 0)));
        while (_open.TryPop(out var next))
        {
            if (!HasRoom(next.Term, next.Index, next.At))
            {
                return false;
            }
        }

        return true;
    }

    private bool HasRoom(Term term, int index, LinePosition at)
    {
        var measure = _layout.Measures[index];
        if (_layout.Fits(measure.Width, at))
        {
            return true;
        }

        switch (measure.Kind)
        {
            case LayoutKind.List or LayoutKind.Tuple:
                Elements(term, index, at.Column + 1, at with { Column = at.Column + 1, Used = at.Used + 1 }, 0);
                return true;
            case LayoutKind.TaggedTuple:
                return TaggedTuple(term, index, at);
            case LayoutKind.Map:
                Associations((MapTerm)term, index, at with { Column = at.Column + 2, Used = at.Used + 2 });
                return true;
            default:
                return true;
        }
    }

    private bool TaggedTuple(Term term, int index, LinePosition at)
    {
        var tag = _layout.Measures[index + 1].Width;
        var behindTag = at.Column + tag + 2;
        if (_indentation > 0 && tag + 2 > _indentation)
        {
            var column = at.Column + _indentation;
            Elements(term, index, column, new LinePosition(behindTag, at.Closing, at.Used + 1 + tag), 1);
            return _layout.MaxCharacters + column <= Layout.LineLength || column <= Layout.LineLength / 2;
        }

        Elements(term, index, behindTag, new LinePosition(behindTag, at.Closing, at.Used + tag + 2), 1, isFirst: true);
        return _layout.MaxCharacters + behindTag < Layout.LineLength || behindTag < Layout.LineLength / 2;
    }

    // Walks the elements from "from" on; those that are broken over lines are looked at later.
    private void Elements(Term term, int index, int column, LinePosition at, int from, bool? isFirst = null)
    {
        var first = isFirst ?? from == 0;
        var count = TermParts.Count(term);
        var improper = term is ListTerm { IsProper: false } ? count - 1 : -1;
        var next = index + 1 + (from == 0 ? 0 : _layout.Measures[index + 1].Nodes);
        for (var i = from; i < count; next += _layout.Measures[next].Nodes, i++, first = false)
        {
            var width = _layout.Measures[next].Width;
            var closing = i + 1 < count && i + 1 != improper ? 0 : at.Closing + 1;
            if (!first && _layout.Continues(width, _layout.IsSimple(next), at with { Closing = closing }))
            {
                at = at with { Column = at.Column + width + 1, Used = at.Used + width + 1 };
                continue;
            }

            // io_lib_pretty looks at an improper tail where the line ends, not where it will begin.
            var start = i == improper ? at with { Closing = closing, Used = 0 } : new LinePosition(column, closing, first ? at.Used : 0);
            var taken = Element(TermParts.At(term, i), next, width, start);
            at = at with { Column = column + taken, Used = start.Used + taken };
        }
    }

    private int Element(Term element, int index, int width, LinePosition at)
    {
        if (_layout.IsSimple(index) && _layout.Fits(width, at))
        {
            return width;
        }

        _open.Push((element, index, at));
        return Layout.LineLength;
    }

    private void Associations(MapTerm map, int index, LinePosition at)
    {
        var column = at.Column;
        var key = index + 1;
        for (var i = 0; i < map.Pairs.Count; i++)
        {
            var (width, isSimple) = _layout.Association(key);
            var closing = i + 1 < map.Pairs.Count ? 0 : at.Closing + 1;
            if (i > 0 && _layout.Continues(width, isSimple, at with { Closing = closing }))
            {
                at = at with { Column = at.Column + width + 1, Used = at.Used + width + 1 };
            }
            else
            {
                var start = new LinePosition(column, closing, i == 0 ? at.Used : 0);
                var taken = Association(map.Pairs[i], key, width, isSimple, start);
                at = at with { Column = column + taken, Used = start.Used + taken };
            }

            key += _layout.Measures[key].Nodes;
            key += _layout.Measures[key].Nodes;
        }
    }

    private int Association(KeyValuePair<Term, Term> pair, int key, int width, bool isSimple, LinePosition at)
    {
        if (_layout.Fits(width, at))
        {
            return isSimple ? width : Layout.LineLength;
        }

        var indent = _indentation > 0 ? _indentation : 4;
        _open.Push((pair.Value, key + _layout.Measures[key].Nodes, new LinePosition(at.Column + indent, at.Closing, 0)));
        _open.Push((pair.Key, key, at));
        return Layout.LineLength;
    }
}
