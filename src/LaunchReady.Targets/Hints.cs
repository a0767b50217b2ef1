using LaunchReady.Core.Targets;

namespace LaunchReady.Targets;

/// <summary>The tail of an error about a name that is not known.</summary>
internal static class Hints
{
    /// <summary>", did you mean 'x'?" or what else to say.</summary>
    public static string Hint(string word, IReadOnlyCollection<string> known, string otherwise)
    {
        var near = Suggestions.Near(word, known);
        return near is not null && !Printable.LooksLikeCredential(near) ? $"; did you mean '{near}'?" : otherwise;
    }

    public static string OneOf(IReadOnlyCollection<string> known) =>
        known.Count == 0 ? "; there are none yet" : "; known are " + string.Join(", ", known.Take(12).Select(Printable.Name)) + (known.Count > 12 ? ", ..." : "");
}
