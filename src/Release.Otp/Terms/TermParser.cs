using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Release.Otp.Terms;

/// <summary>
/// Builds one term of its tokens: the part of the grammar erl_parse(3) whose expressions are terms. Open parts are kept on a stack of
/// its own, and their finished elements on another one.
/// </summary>
internal sealed class TermParser(SourceText text, PlaceList places, int otpRelease)
{
    // A million tuples inside each other, each with another element, fit; so that no text can fill the memory, not much more does.
    private const int MostTerms = 2_050_000;
    private const int MostCharacters = 4_000_000;

    private const int FirstWithTwoZeros = 27;

    private readonly Stack<OpenPart> _open = new();
    private readonly List<Term> _values = [];
    private readonly BinaryParser _binaries = new(text);
    private readonly FunParser _fun = new();
    private State _state;
    private ReadList? _list;
    private Form _form;
    private Token _last;

    /// <summary>What the next token must be.</summary>
    private enum State
    {
        /// <summary>The start of a value.</summary>
        Value,

        /// <summary>What follows a value: a separator, a closing bracket, the dot.</summary>
        AfterValue,

        /// <summary>The <c>{</c> behind a <c>#</c>.</summary>
        MapBrace,

        /// <summary>A part of <c>fun m:f/1</c>.</summary>
        Fun,

        /// <summary>A part of the types of a binary's segment.</summary>
        BitTypes,
    }

    /// <summary>How the value that was read last was written, where that matters.</summary>
    private enum Form
    {
        /// <summary>Anything else.</summary>
        Other,

        /// <summary>A number without a sign, to which a sign may belong.</summary>
        Number,

        /// <summary>A string literal.</summary>
        String,
    }

    /// <summary>The finished term.</summary>
    public Term Term => _values[0];

    /// <summary>Takes the next token; answers false at the dot that ends the term.</summary>
    public bool Accept(Token token)
    {
        if (_state == State.AfterValue && _open.Count == 0 && token.Kind == TokenKind.Dot)
        {
            Materialize();
            return false;
        }

        AcceptInTerm(token);
        _last = token;
        return places.Count <= MostTerms && _values.Count <= MostTerms + MostCharacters ? true : throw TermErrors.TooMuch(text.PlaceOf(token.Start), MostTerms);
    }

    private void AcceptInTerm(Token token)
    {
        switch (_state)
        {
            case State.Value:
                AcceptValue(token);
                break;
            case State.AfterValue:
                AcceptAfterValue(token);
                break;
            case State.MapBrace:
                Expect(token, "{", "'{': a map is written #{key => value}");
                Open(PartKind.MapKey, _last.Start);
                break;
            case State.BitTypes when _binaries.AcceptType(token):
                break;
            case State.BitTypes when _binaries.TypesMayEnd:
                AcceptSegmentEnd(token, "'-', ',' or '>>'");
                break;
            case State.BitTypes:
                throw Unexpected(token, "a type such as integer, binary, utf8 or unit:8");
            case State.Fun when !_fun.Accept(token):
                throw Unexpected(token, "fun module:function/arity, with an arity up to 255");
            case State.Fun when _fun.Finished is { } fun:
                Push(fun, _fun.Start);
                break;
        }
    }

    private void AcceptValue(Token token)
    {
        switch (token.Kind)
        {
            case TokenKind.Atom:
                Push(new AtomTerm(token.Text), token.Start);
                break;
            case TokenKind.Integer or TokenKind.Float:
                Push(token.Value!, token.Start, Form.Number);
                break;
            case TokenKind.Sigil when token.Value is null:
                throw TermErrors.IllegalSigil(text.PlaceOf(token.Start), text.Slice(token.Start, token.End));
            case TokenKind.Sigil when token.Value is BitStringTerm binary:
                Push(binary, token.Start);
                break;
            case TokenKind.String or TokenKind.Sigil:
                var first = _values.Count;
                _values.AddRange(((ListTerm)token.Value!).Elements);
                EndList(new ReadList(first, false, token.Start), Form.String);
                break;
            case TokenKind.ReservedWord when token.Text == "fun":
                _fun.Begin(token.Start);
                _state = State.Fun;
                break;
            case TokenKind.Punctuation:
                AcceptBracket(token);
                break;
            default:
                throw Unexpected(token, "a term");
        }
    }

    private void AcceptBracket(Token token)
    {
        switch (token.Text)
        {
            case "(":
                Open(PartKind.Parenthesis, token.Start);
                break;
            case "{":
                Open(PartKind.Tuple, token.Start);
                break;
            case "[":
                Open(PartKind.List, token.Start);
                break;
            case "<<":
                _binaries.Open();
                Open(PartKind.Segment, token.Start);
                break;
            case "#" when !Within(PartKind.Segment | PartKind.SegmentSize):
                _state = State.MapBrace;
                break;
            case "+" or "-" when !Within(PartKind.Sign | PartKind.SegmentSize):
                Open(token.Is("-") ? PartKind.Minus : PartKind.Plus, token.Start);
                break;
            case "]" when IsJustOpened(PartKind.List, "["):
                var list = _open.Pop();
                EndList(new ReadList(list.FirstValue, false, list.Start), Form.Other);
                break;
            case "}" when IsJustOpened(PartKind.Tuple | PartKind.MapKey, "{"):
                Close(Within(PartKind.Tuple) ? new TupleTerm(Seq<Term>.Empty) : new MapTerm(Seq<KeyValuePair<Term, Term>>.Empty));
                break;
            case ">>" when IsJustOpened(PartKind.Segment, "<<"):
                Close(_binaries.Close());
                break;
            default:
                throw Unexpected(token, "a term");
        }
    }

    private void AcceptAfterValue(Token token)
    {
        if (token.Kind == TokenKind.String && _last.Kind == TokenKind.String)
        {
            _values.AddRange(((ListTerm)token.Value!).Elements);
            return;
        }

        // What stands in parentheses stays what it is: a number that takes a sign, a list that is joined as a tail.
        switch (_open.TryPeek(out var part) ? part.Kind : PartKind.None)
        {
            case PartKind.None:
                throw Unexpected(token, "a dot");
            case PartKind.Parenthesis:
                Expect(token, ")", "')'");
                _open.Pop();
                AfterValue();
                break;
            case PartKind.Tail:
                Expect(token, "]", "']'");
                _open.Pop();
                EndList(new ReadList(part.FirstValue, _list?.IsImproper ?? true, part.Start), Form.Other);
                break;
            default:
                Materialize();
                AcceptSeparator(token, part);
                break;
        }
    }

    private void AcceptSeparator(Token token, OpenPart part)
    {
        switch (part.Kind, token.Kind == TokenKind.Punctuation ? token.Text : "")
        {
            case (PartKind.Tuple or PartKind.List, ","):
                _state = State.Value;
                break;
            case (PartKind.Tuple, "}"):
                Close(new TupleTerm(Take(part.FirstValue)));
                break;
            case (PartKind.List, "|"):
                Become(PartKind.Tail);
                break;
            case (PartKind.List, "]"):
                _open.Pop();
                EndList(new ReadList(part.FirstValue, false, part.Start), Form.Other);
                break;
            case (PartKind.MapKey, "=>"):
                Become(PartKind.MapValue);
                break;
            case (PartKind.MapValue, ","):
                Become(PartKind.MapKey);
                break;
            case (PartKind.MapValue, "}"):
                Close(Map(Pairs(Take(part.FirstValue).AsSpan())));
                break;
            case (PartKind.Segment or PartKind.SegmentSize, _):
                AcceptInSegment(token, part);
                break;
            default:
                throw Unexpected(token, Expected(part.Kind));
        }
    }

    private void AcceptInSegment(Token token, OpenPart part)
    {
        if (part.Kind == PartKind.SegmentSize)
        {
            _binaries.Size(PopValue());
        }
        else
        {
            _binaries.Value(PopValue(), _form == Form.String, places.LastOffset);
        }

        if (part.Kind == PartKind.Segment && token.Is(":"))
        {
            Become(PartKind.SegmentSize);
        }
        else if (token.Is("/"))
        {
            _state = State.BitTypes;
        }
        else
        {
            AcceptSegmentEnd(token, "',' or '>>', or a size or a type");
        }
    }

    private void AcceptSegmentEnd(Token token, string expected)
    {
        if (!token.Is(",") && !token.Is(">>"))
        {
            throw Unexpected(token, expected);
        }

        _binaries.EndSegment();
        if (token.Is(","))
        {
            Become(PartKind.Segment);
        }
        else
        {
            Close(_binaries.Close());
        }
    }

    private void Open(PartKind kind, int start)
    {
        _open.Push(new OpenPart(kind, start, _values.Count));
        _state = State.Value;
    }

    private void Become(PartKind kind)
    {
        _open.Push(_open.Pop() with { Kind = kind });
        _state = State.Value;
    }

    private bool Within(PartKind kinds) => _open.TryPeek(out var part) && (part.Kind & kinds) != 0;

    private bool IsJustOpened(PartKind kinds, string bracket) => Within(kinds) && _last.Is(bracket);

    private void Push(Term value, int start, Form form = Form.Other)
    {
        _values.Add(value);
        places.Add(value, start);
        _form = form;
        AfterValue();
    }

    private void Close(Term value) => Push(value, _open.Pop().Start);

    private void EndList(ReadList list, Form form)
    {
        _list = list;
        _form = form;
        AfterValue();
    }

    // Makes the list that turned out to be no other list's tail.
    private void Materialize()
    {
        if (_list is { } list)
        {
            _list = null;
            var tail = list.IsImproper ? PopValue() : null;
            Push(new ListTerm(Take(list.FirstValue), tail), list.Start, _form);
        }
    }

    // A sign belongs to the number directly behind it, in parentheses or not.
    private void AfterValue()
    {
        _state = State.AfterValue;
        if (Within(PartKind.Sign))
        {
            var sign = _open.Pop();
            var number = _form == Form.Number ? PopValue() : throw TermErrors.NotATerm(text.PlaceOf(sign.Start), text.Slice(sign.Start, sign.Start + 1));
            Push(sign.Kind == PartKind.Minus ? Negated(number) : number, sign.Start);
        }
    }

    private static Term Negated(Term number) => number is IntegerTerm integer ? integer.Negated() : new FloatTerm(-((FloatTerm)number).Value);

    private Term PopValue()
    {
        var value = _values[^1];
        _values.RemoveAt(_values.Count - 1);
        return value;
    }

    private Seq<Term> Take(int first)
    {
        var elements = CollectionsMarshal.AsSpan(_values)[first..].ToArray();
        _values.RemoveRange(first, elements.Length);
        return new(ImmutableCollectionsMarshal.AsImmutableArray(elements));
    }

    private static Seq<KeyValuePair<Term, Term>> Pairs(ReadOnlySpan<Term> values)
    {
        var pairs = ImmutableArray.CreateBuilder<KeyValuePair<Term, Term>>(values.Length / 2);
        for (var i = 0; i < values.Length; i += 2)
        {
            pairs.Add(new(values[i], values[i + 1]));
        }

        return new(pairs.MoveToImmutable());
    }

    private MapTerm Map(Seq<KeyValuePair<Term, Term>> pairs) => new(otpRelease < FirstWithTwoZeros ? MapKeys.CanonicalUpToOtp26(pairs) : pairs);

    private static string Expected(PartKind kind) => kind switch
    {
        PartKind.List => "',', '|' or ']'",
        PartKind.MapKey => "'=>'",
        _ => "',' or '}'",
    };

    private void Expect(Token token, string punctuation, string expected)
    {
        if (!token.Is(punctuation))
        {
            throw Unexpected(token, expected);
        }
    }

    private DiagnosticException Unexpected(Token token, string expected) => token.Kind switch
    {
        TokenKind.End => TermErrors.EndsEarly(text.PlaceOf(_last.Start), expected),
        TokenKind.Variable => TermErrors.NotATerm(text.PlaceOf(token.Start), token.Text),
        TokenKind.ReservedWord when _state == State.Value && ErlangLexicon.BeginsExpression(token.Text) => TermErrors.NotATerm(text.PlaceOf(token.Start), token.Text),
        TokenKind.Atom when _state == State.MapBrace => TermErrors.NotATerm(text.PlaceOf(_last.Start), "#" + token.Text),
        TokenKind.Punctuation when _state == State.AfterValue && ErlangLexicon.IsOperator(token.Text) =>
            TermErrors.NotATerm(text.PlaceOf(token.Start), token.Text),
        _ => TermErrors.Unexpected(text.PlaceOf(token.Start), text.Slice(token.Start, token.End), expected),
    };
}
