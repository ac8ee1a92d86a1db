using System.Text;

namespace Release.Otp.Tests.Terms;

/// <summary>Texts at the borders of what <c>file:consult/1</c> accepts. Whether it does is asked, not written down.</summary>
public static class ConsultTexts
{
    private static readonly string[] Texts =
    [
        // Nothing, blanks, comments, dots
        "", " ", "\n", "%", "% only a comment", "% a comment\n", ".", "..", "...", "a", "a.", "a .", "a. ", "a.%", "a.\n", "a.b", "a.b.", "a. b", "a. b.", "a.\nb.\nc.\n",
        "a.\0b.", "a.\u0080b.", "a\u00A0.", "a.\u00A0", "a\r\n.\r\n", "a.\r", "a.\t", "a.\f", "\0a.", "a\0.", "%\0\na.", "a..", "a...", "a . b .", ".a", "a,b.", "a b.", ",", "a,.",
        "%% comment . with dot\na.", "a. % last comment", "a. % last comment\n", "a % before the dot\n.", "\uFEFFa.", "a.\uFEFF", "% \uFFFE\na.", "% \uFFFF", "%日本\na.", "\u001Aa.",

        // Atoms and words
        "abc.", "aBc_1@x.", "'abc'.", "''.", "'a b'.", "'it''s'.", "'it\\'s'.", "'a\"b'.", "'A'.", "A.", "_.", "_a.", "Á.", "á.", "ß.", "÷.", "×.", "a÷b.", "aÿ.", "日.", "'日'.", "'\U0001F600'.", "a日.",
        "after.", "and.", "andalso.", "band.", "begin.", "bnot.", "bor.", "bsl.", "bsr.", "bxor.", "case.", "catch.", "cond.", "div.", "end.", "fun.", "if.", "let.", "not.", "of.", "or.",
        "orelse.", "receive.", "rem.", "try.", "when.", "xor.", "maybe.", "else.", "query.", "spec.", "'end'.", "{end}.", "{'end'}.", "@.", "a@.", "@a.", "a'b'.", "'a'b.", "'a''b'.", "'a' 'b'.",
        "'a\nb'.", "'a", "'a.", "'", "'\\", "'\\x", "'\\x{", "'\\x{41", "'\\x{41}", "'\\^", "a?b.", "?a.", "?=.", "~a.", "`a.", "\\a.", "^a.", "&a.", "!a.", "#.", "#a.", "\u007f.", "¡.", "ª.",

        // Integers
        "0.", "007.", "123.", "+1.", "-1.", "- 1.", "-\n1.", "--1.", "- -1.", "-+1.", "+-1.", "-(1).", "(-1).", "-(-1).", "-((1)).", "+(1).", "(1).", "((1)).", "(1", "1).", "().", "1_000.", "1__0.", "_1.", "1_.",
        "1_a.", "1_000_000.", "0x1.", "1a.", "a1.", "16#ff.", "16#FF.", "16#fF.", "16#.", "16#g.", "16# f.", "2#101.", "2#102.", "36#zZ.", "37#1.", "1#0.", "0#0.", "016#f.", "1_6#f.", "16#f_f.", "16#_f.", "16#f_.",
        "16#ff#.", "99999999999999999999#1.", "10#9.", "10#a.", "-16#ff.", "3#12_0.", "$a.", "$ .", "$\n.", "$$.", "$'.", "$\".", "$\\.", "$\\\\.", "$\\n.", "$\\s.", "$\\^a.", "$\\^\n.", "$\\x41.", "$\\x{41}.", "$\\101.",
        "$\\8.", "$日.", "$\uFFFE.", "$", "$\\", "$\\x", "$\\x{", "$\\x4", "-$a.", "+$a.", "$a$b.", "$ab.", "$%.", "$..", "$.", "$\0.", "$\\\uFFFF.", "$a b.", "123456789012345678901234567890.", "- 0.", "-0.",

        // Floats
        "1.0.", "1.5e3.", "1.5E3.", "1.5e+3.", "1.5e-3.", "1.5e.", "1.5e+.", "1.5ex.", "1e3.", "1.", "1.a.", ".5.", "1.0e400.", "1.0e-400.", "1.7976931348623157e308.", "1.7976931348623159e308.", "4.9e-324.", "2.4e-324.",
        "1.0e99999999999.", "0.0e99999999999.", "1.0e-99999999999.", "0.0.", "-0.0.", "+0.0.", "-1.5.", "1_0.5_0.", "1_0.5_0e1_0.", "1._5.", "1.5_.", "1.5e_3.", "1.5e3_.", "1_.5.", "1.5.5.", "1.5 .", "1.5e308.", "16#f.5.",
        "16#1.0.", "00.10.", "1.00000000000000000000000000000000000000000000001.", "123456789.123456789e-5.", "9007199254740993.0.", "0.1e1.", "1.0e00000000003.", "1.0e-00000000003.", "1.0.0.", "-(1.5).", "--1.0.",

        // Strings
        "\"abc\".", "\"\".", "\"a\" \"b\".", "\"a\"\"b\".", "\"a\"\n%c\n\"b\".", "\"a\"b.", "(\"a\") \"b\".", "\"a\" (\"b\").", "\"a\nb\".", "\"a\\nb\".", "\"a\\\nb\".", "\"é\".", "\"日本\".", "\"\U0001F600\".", "\"\uFFFE\".",
        "\"\\b\\d\\e\\f\\n\\r\\s\\t\\v\\q\\'\\\"\\\\\".", "\"\\0\\12\\123\\1234\\777\\8\".", "\"\\x41\\x{41}\\x{1F600}\\x{0041}\".", "\"\\x\".", "\"\\x4\".", "\"\\xg1\".", "\"\\x{}\".", "\"\\x{g}\".", "\"\\x{41\".", "\"\\x{110000}\".",
        "\"\\x{D800}\".", "\"\\x{DFFF}\".", "\"\\x{FFFE}\".", "\"\\x{FFFF}\".", "\"\\x{10FFFF}\".", "\"\\x{FFFFFFFFFFFFFFFF}\".", "\"\\x{ 41}\".", "\"\\^@\\^A\\^a\\^[\\^?\\^é\".", "\"\\^\".", "\"\\^\n\".", "\"\\日\".", "\"abc", "\"abc\n", "\"",
        "\"\\", "\"\\1", "\"\\12", "\"\\x", "\"\\x1", "\"\\x{1", "\"\\^", "\"a\0b\".", "\"\t\".", "\"\u0080\".", "\"a\".\"b\".", "+\"a\".", "-\"\".", "[\"a\" \"b\"|\"c\" \"d\"].", "{\"a\",\"b\"}.", "\"\"\"\".", "\"\"\"a\"\"\".", "\"a'b\".",

        // Tuples, lists, maps
        "{}.", "{a}.", "{a,b}.", "{a,}.", "{,a}.", "{a b}.", "{a,,b}.", "{a", "{", "}", "{a}}.", "{a].", "{a|b}.", "{a=>b}.", "{{{}}}.", "[].", "[ ].", "[a].", "[a,b].", "[a|b].", "[a|[]].", "[a|[b]].", "[a|[b|c]].", "[a|([b|c])].",
        "#{0.0=>a,-0.0=>b}.", "#{-0.0=>a,0.0=>b}.", "#{-0.0=>a}.", "#{1=>1,0.0=>a,0=>2,-0.0=>b,0.0=>c}.", "#{{0.0,[-0.0]}=>a,{-0.0,[0.0]}=>b}.", "#{#{y=>0.0}=>a,#{y=>-0.0}=>b}.", "#{#{0.0=>y}=>a,#{-0.0=>y}=>b}.", "#{x=>0.0,y=>-0.0}.", "[#{-0.0=>a,+0.0=>b}|#{0.0=>-0.0}].",
        "[a,b|c].", "[a|b,c].", "[a|b|c].", "[|a].", "[a|].", "[a,].", "[,].", "[a", "[a|", "[a|b", "[a}.", "[[[]]].", "[a||b].", "[a|\"bc\"].", "[a|\"\"].", "[a|(\"b\")].", "[[a|b]|[c|d]].", "[[a]|[b]].", "[([a])|([b])].", "[a|{b}].", "([a]).",
        "#{}.", "#{a=>1}.", "#{a=>1,b=>2}.", "#{a=>1,a=>2}.", "#{a=>1,}.", "#{a:=1}.", "#{a}.", "#{a=>}.", "#{=>1}.", "#{a=>1", "#{", "# {}.", "#\n{a=>1}.", "#{#{}=>#{}}.", "#{1=>a,1.0=>b}.", "#{1.0=>a,1=>b}.", "#{b=>1,a=>2}.", "#{a=>-1}.", "#{a=><<1>>}.",
        "#{-1=>a}.", "#{[a|b]=>{c}}.", "#{a=>1}#{b=>2}.", "x#{a=>1}.", "#rec{a=1}.", "#rec.a.", "#{a=>1 b=>2}.", "#{\"a\"=>1,[97]=>2}.", "#(a).", "(#{}).", "#{a=>(1)}.", "#{(a)=>1}.", "#{a=>b=>c}.", "#{a,b=>c}.", "#{{}.", "{#{}}.", "#{}}.",

        // Funs and other expressions
        "fun m:f/1.", "fun 'M':'F'/0.", "fun m:f/255.", "fun m:f/256.", "fun m:f/-1.", "fun m:f/$a.", "fun m:f/1.0.", "fun m:f.", "fun f/1.", "fun M:f/1.", "fun m:F/1.", "fun m:f/A.", "fun (m):f/1.", "fun() -> ok end.", "fun m : f / 1.", "fun\nm:f/1.", "{fun m:f/1}.",
        "fun m:f/16#f.", "fun m:end/1.", "fun m:'end'/1.", "fun m:f/1000000000000000000000.", "fun.", "fun m.", "fun m:.", "fun m:f/.", "fun m:\"f\"/1.", "(fun m:f/1).", "-fun m:f/1.", "a:b.", "a:b().", "a().", "a(1).", "1+1.", "1-1.", "1 + 1.", "-a.", "+a.", "-[].", "-{}.",
        "not true.", "bnot 1.", "a=b.", "a==b.", "a++b.", "[a]++[b].", "\"a\"++\"b\".", "a!b.", "catch a.", "begin a end.", "if true -> a end.", "X=1.", "{X}.", "{a,_}.", "a/b.", "a*b.", "1/2.", "a;b.", "a->b.", "a:b:c.", "a::b.", "a:=b.", "a<-b.", "a<=b.", "a=<b.", "a=:=b.", "a=/=b.",
        "[a<-b].", "[X||X<-[]].", "<<X||X<-[]>>.", "-spec a.", "-module(a).", "a when b.", "a div b.", "(a,b).", "(a", "((a).", "(a)).", "{(a),((b))}.", "a(b.", "{foo(}.", "{a:}.", "-.", "+.", "{-}.", "{-,1}.", "- a.", "-'a'.", "-(a).", "1 2.", "{1 2}.", "-1 -1.",
    ];

    private static readonly string[] Binaries =
    [
        "<<>>", "<<1>>", "<<1,2>>", "<<256>>", "<<-1>>", "<<- 1>>", "<<+1>>", "<<-(1)>>", "<<(1)>>", "<<(-1)>>", "<<--1>>", "<<- -1>>", "<<1:1>>", "<<1:0>>", "<<1:3,2:5>>", "<<1:8>>", "<<1:(8)>>", "<<1:-8>>", "<<1:(-8)>>", "<<1:(+8)>>", "<<1:$\\b>>",
        "<<1:\"a\">>", "<<1:a>>", "<<1:8.0>>", "<<1:X>>", "<<1:>>", "<<:8>>", "<<1::8>>", "<<,>>", "<<1,>>", "<<1", "<<1>", "<<1>>>", "<< 1 >>", "< <1>>", "<<1> >", "<<<<1>>>>", "<<<<1>>/binary>>", "<<(<<1>>)/binary>>", "<<<<1,2,3>>:2/binary>>",
        "<<<<1,2,3>>:4/binary>>", "<<<<1:4>>/binary>>", "<<<<1:4>>/bitstring>>", "<<<<1:4>>/bits>>", "<<<<1:4>>:3/bits>>", "<<<<1>>/bytes>>", "<<<<1:12>>:1/bytes>>", "<<<<1>>:all/binary>>", "<<<<1:4>>:all/bits>>", "<<1:all>>", "<<1:undefined/utf8>>",
        "<<1:undefined>>", "<<<<1:16>>/binary-unit:16>>", "<<<<1:24>>/binary-unit:16>>", "<<<<1:24>>:1/binary-unit:16>>", "<<<<1:7>>/bits-unit:1>>", "<<<<1>>/bytes-unit:8>>", "<<<<1>>/bytes-unit:16>>", "<<<<1>>/integer>>",
        "<<a>>", "<<[]>>", "<<{}>>", "<<[1]>>", "<<#{}>>", "<<(#{})>>", "<<fun m:f/1>>", "<<\"\">>", "<<\"abc\">>", "<<\"a\" \"b\">>", "<<\"é\">>", "<<\"日\">>", "<<\"日\"/utf8>>", "<<\"é\"/utf8>>", "<<\"é日\"/utf16>>", "<<\"é日\"/utf16-little>>",
        "<<\"\U0001F600\"/utf16>>", "<<\"\U0001F600\"/little-utf16>>", "<<\"a\"/utf32>>", "<<\"a\"/utf32-little>>", "<<\"a\"/utf32-native>>", "<<\"a\"/utf16-native>>", "<<\"a\"/utf8-little>>", "<<\"a\"/utf8-signed>>", "<<\"a\":8/utf8>>", "<<\"a\"/utf8-unit:8>>",
        "<<\"\"/utf8>>", "<<\"\"/binary>>", "<<\"\":8/float>>", "<<\"\":16/float>>", "<<\"\":a>>", "<<\"a\"/binary>>", "<<\"ab\"/float>>", "<<\"ab\":16>>", "<<\"ab\":16/little>>", "<<\"ab\":4>>", "<<\"ab\":0>>", "<<(\"ab\"):16>>", "<<(\"ab\")>>", "<<[97]>>", "<<-\"a\">>",
        "<<\"ab\":8/integer-unit:1-unsigned-big>>", "<<$a>>", "<<$a/utf8>>", "<<$日>>", "<<$日/utf8>>", "<<55296/utf8>>", "<<1114112/utf8>>", "<<-1/utf8>>", "<<65534/utf8>>", "<<65535/utf16>>", "<<1.0/utf8>>", "<<1/utf7>>",
        "<<1.0>>", "<<1.0/float>>", "<<1/float>>", "<<1.5:64/float>>", "<<1.5:32/float>>", "<<1.5:16/float>>", "<<1.5:8/float>>", "<<1.5:0/float>>", "<<1.5:80/float>>", "<<1.0e300:32/float>>", "<<65504.0:16/float>>", "<<65519.0:16/float>>", "<<65520.0:16/float>>",
        "<<1.0e10:16/float>>", "<<3.4028235e38:32/float>>", "<<3.4028236e38:32/float>>", "<<1.0e-50:32/float>>", "<<0.1:32/float>>", "<<0.1:16/float>>", "<<-0.0:32/float>>", "<<1.5/float-little>>", "<<1.5:32/float-little>>", "<<1.5/float-native>>", "<<1.5:4/float-unit:16>>", "<<1.5:1/float-unit:64>>",
        "<<1.5/float-unit:64>>", "<<100000000000000000000000000000000000000000/float>>", "<<16777217:32/float>>", "<<$a/float>>", "<<a/float>>",
        "<<1/integer>>", "<<1/signed>>", "<<1/unsigned>>", "<<-1/signed>>", "<<1/big>>", "<<1/little>>", "<<1/native>>", "<<1:16/little>>", "<<258:16/native>>", "<<-2:16/little>>", "<<258:12/little>>", "<<258:9/little>>", "<<-2:12/little>>", "<<4660:13/big>>", "<<1:7/little,1:1>>",
        "<<1:2/unit:8>>", "<<1/unit:8>>", "<<1:2/integer-unit:8>>", "<<1/integer-unit:8>>", "<<1:1/unit:0>>", "<<1:1/unit:256>>", "<<1:1/unit:257>>", "<<1:1/unit>>", "<<1:1/unit:a>>", "<<1:1/unit:$a>>", "<<1:1/foo:8>>", "<<1:1/foo>>", "<<1:1/unit:8-unit:8>>", "<<1:1/unit:8-unit:4>>", "<<1:1/unit:8:8>>",
        "<<1/integer-integer>>", "<<1/integer-float>>", "<<1/big-little>>", "<<1/big-big>>", "<<1/signed-unsigned>>", "<<1/>>", "<<1/,2>>", "<<1/integer->>", "<<1/-integer>>", "<<1/integer,2/integer>>", "<<1/Integer>>", "<<1/'integer'>>", "<<1/end>>", "<<1/\"integer\">>", "<<1/(integer)>>", "<<1/integer/big>>",
        "<<1:8:8>>", "<<1:8/integer:8>>", "<<1:8 /integer>>", "<<1 : 8 / integer - signed>>", "<<123456789012345678901234567890:100>>", "<<123456789012345678901234567890:10>>", "<<-123456789012345678901234567890:100/little>>", "<<1:1000>>", "<<-1:1000>>", "<<1:1,<<1>>/binary,1:7>>",
        "<<1:1000000000000000000000>>", "<<1,2:4>>", "<<0:1,255>>", "<<1.0:64>>", "<<1|2>>", "<<1 2>>", "<<1=>2>>", "<<X>>", "<<a:8>>", "<<1:<<>>>>", "<<1:[]>>", "<<(1)/integer>>", "<<(1):(8)/integer>>", "<<((1)):((8))>>", "<<<<>>/binary>>", "<<<<>>>>", "<<\"a\":undefined/utf8>>", "<<\"a\":all>>",
    ];

    private static readonly string[] Headers =
    [
        "%% coding: latin-1\n", "%% coding: utf-8\n", "% coding: latin-1\n", "%coding:latin-1\n", "%% coding=latin-1\n", "%% coding latin-1\n", "%% coding : latin-1\n", "%% coding:   latin-1\n", "%% -*- coding: latin-1 -*-\n", "%% -*- erlang; coding: latin-1 -*-\n", "%% encoding: latin-1\n",
        "%% Coding: latin-1\n", "%% coding: Latin-1\n", "%% coding: LATIN-1\n", "%% coding: latin1\n", "%% coding: latin-1-unix\n", "%% coding: latin-2\n", "%% coding: utf8\n", "%% coding: utf-8-unix\n", "%% coding: foo coding: latin-1\n", "%% coding coding: latin-1\n", "%% coding:\n%% coding: latin-1\n",
        "\n%% coding: latin-1\n", "\n\n%% coding: latin-1\n", "%\n% coding: latin-1\n", "%\n%\n% coding: latin-1\n", "a. % coding: latin-1\n", "\"%\". % coding: latin-1\n", "\"% coding: latin-1\".\n", "'% coding: latin-1'.\n", "% c coding: latin-1\n", "% ccoding: latin-1\n", "% codicoding: latin-1\n", "%% coding: latin-1 coding: utf-8\n",
        "%% coding: latin-1", "%% coding:", "%% codin", "%% coding: latin-1 % coding: utf-8\n", "%" + new string(' ', 470) + "coding: latin-1\n", "%" + new string(' ', 490) + "coding: latin-1\n", "%" + new string(' ', 496) + "coding: latin-1\n", "%" + new string(' ', 497) + "coding: latin-1\n", "%" + new string(' ', 498) + "coding: latin-1\n",
        "%" + new string(' ', 600) + "coding: latin-1\n", "%% coding: latin-1\r\n", "%% coding: latin-10\n", "%% coding: latin--1\n", "%% coding:: latin-1\n", "%% coding:=latin-1\n", "%% coding:\tlatin-1\n",
    ];

    /// <summary>All texts as bytes.</summary>
    public static IReadOnlyList<byte[]> All { get; } =
    [
        .. Texts.Select(Encoding.UTF8.GetBytes),
        .. Texts.Where(text => text.All(c => c < 256)).Select(text => Encoding.Latin1.GetBytes("%% coding: latin-1\n" + text)),
        .. Binaries.Select(text => Encoding.UTF8.GetBytes(text + ".")),
        .. Binaries.Select(text => Encoding.UTF8.GetBytes("{a,[" + text + "|" + text + "]}.\n")),
        .. Headers.SelectMany(header => new[] { "'é'.", "\"日\".", "" }.Select(text => Encoding.UTF8.GetBytes(header + text))),
        .. Headers.Select(header => Encoding.Latin1.GetBytes(header + "'é'.\n")),
        .. BadUtf8(),
        .. Long(),
    ];

    private static IEnumerable<byte[]> BadUtf8() =>
        new[] { "80", "C0AF", "C3", "E28082FF", "EDA080", "F4908080", "F8888080", "FF", "FE", "E282", "F09F98", "C328", "EFBFBE", "EFBBBF" }
            .Select(Convert.FromHexString)
            .SelectMany(bad => new byte[][] { bad, [.. "a.\n"u8, .. bad], [.. "a."u8, .. bad], [.. "\""u8, .. bad, .. "\"."u8], [.. "% "u8, .. bad, .. "\na."u8], [.. "'"u8, .. bad, .. "'."u8], [.. "{b b,\""u8, .. bad], [.. "$"u8, .. bad, .. "."u8], [.. "\"\\"u8, .. bad, .. "\"."u8], [.. "b b. "u8, .. bad] });

    private static IEnumerable<byte[]> Long() =>
        new[]
        {
            new string('a', 255) + ".", new string('a', 256) + ".", "'" + new string('a', 255) + "'.", "'" + new string('a', 256) + "'.", "'" + new string('é', 255) + "'.", "'" + new string('é', 256) + "'.",
            "'" + string.Concat(Enumerable.Repeat("\U0001F600", 255)) + "'.", "'" + string.Concat(Enumerable.Repeat("\U0001F600", 256)) + "'.", new string('A', 256) + ".", "{" + new string('A', 255) + "}.", new string('1', 2000) + ".", "16#" + new string('f', 2000) + ".",
            "36#" + new string('z', 2000) + ".", "1." + new string('0', 2000) + "1.", new string('9', 308) + ".0.", new string('9', 309) + ".0.", new string('9', 310) + ".0.", "0." + new string('0', 400) + "1.", "0." + new string('0', 310) + "1.", new string('(', 500) + "a" + new string(')', 500) + ".",
            "fun " + new string('m', 256) + ":f/1.", "{a,'" + new string('x', 300) + "', \"unterminated", "\"" + new string('x', 5000) + "\".",
        }.Select(Encoding.UTF8.GetBytes);
}
