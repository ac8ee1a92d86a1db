namespace Release.Otp.Releases;

/// <summary>
/// The version of an application or a release: any text. Equal means the same characters, as systools compares them; the order is the
/// one of version numbers (5.9 before 5.10, 2.0-rc.1 before 2.0), to choose the newest.
/// </summary>
/// <param name="Value">The text as it stands in the <c>.app</c> or <c>.rel</c> file.</param>
public readonly record struct Vsn(string Value) : IComparable<Vsn>
{
    /// <inheritdoc/>
    public int CompareTo(Vsn other)
    {
        var (release, preRelease, build) = Parts(Value);
        var (otherRelease, otherPreRelease, otherBuild) = Parts(other.Value);
        return CompareIdentifiers(release, otherRelease) is var first and not 0 ? first
            : ComparePreRelease(preRelease, otherPreRelease) is var second and not 0 ? second
            : CompareIdentifiers(build, otherBuild) is var third and not 0 ? third
            : string.CompareOrdinal(Value, other.Value);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    /// <summary>Whether <paramref name="left"/> is older.</summary>
    public static bool operator <(Vsn left, Vsn right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> is newer.</summary>
    public static bool operator >(Vsn left, Vsn right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> is not newer.</summary>
    public static bool operator <=(Vsn left, Vsn right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> is not older.</summary>
    public static bool operator >=(Vsn left, Vsn right) => left.CompareTo(right) >= 0;

    // NUMBERS[-PRERELEASE][+BUILD], as semantic versions and OTP's release candidates are written.
    private static (string Release, string? PreRelease, string Build) Parts(string text)
    {
        var plus = text.IndexOf('+');
        var (version, build) = plus < 0 ? (text, "") : (text[..plus], text[(plus + 1)..]);
        var dash = version.IndexOf('-');
        return dash < 0 ? (version, null, build) : (version[..dash], version[(dash + 1)..], build);
    }

    private static int ComparePreRelease(string? left, string? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        _ => CompareIdentifiers(left, right),
    };

    private static int CompareIdentifiers(string left, string right) =>
        CompareEach(left.Split('.'), right.Split('.'), (one, other) => CompareEach(Runs(one), Runs(other), CompareRun));

    // "rc10" is "rc" and 10.
    private static List<string> Runs(string identifier)
    {
        var runs = new List<string>();
        foreach (var character in identifier)
        {
            if (runs.Count > 0 && char.IsAsciiDigit(runs[^1][0]) == char.IsAsciiDigit(character))
            {
                runs[^1] += character;
            }
            else
            {
                runs.Add(character.ToString());
            }
        }

        return runs;
    }

    private static int CompareEach(IReadOnlyList<string> left, IReadOnlyList<string> right, Comparison<string> compare)
    {
        for (var i = 0; i < Math.Min(left.Count, right.Count); i++)
        {
            if (compare(left[i], right[i]) is var order and not 0)
            {
                return order;
            }
        }

        return left.Count.CompareTo(right.Count);
    }

    // Numbers stand before words.
    private static int CompareRun(string left, string right) => (char.IsAsciiDigit(left[0]), char.IsAsciiDigit(right[0])) switch
    {
        (true, true) => CompareNumber(left.TrimStart('0'), right.TrimStart('0')),
        (true, false) => -1,
        (false, true) => 1,
        _ => string.CompareOrdinal(left, right),
    };

    private static int CompareNumber(string left, string right) =>
        left.Length.CompareTo(right.Length) is var longer and not 0 ? longer : string.CompareOrdinal(left, right);
}
