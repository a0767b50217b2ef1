namespace Fieldwork.Hosting;

/// <summary>
/// Says which words a text parameter takes. Routing reads an enumeration with the letters' case as C# spells it,
/// which is not the spelling of the bodies; so such a parameter is a text and is read here.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class WordsOfAttribute(Type words) : Attribute
{
    public Type Words => words;
}

internal static class Words
{
    /// <summary>Whether the text is one of the words; no text is fine and means no choice.</summary>
    public static bool TryRead<TEnum>(string? text, out TEnum? word)
        where TEnum : struct, Enum
    {
        word = null;
        if (text is null)
        {
            return true;
        }

        var found = Array.FindIndex(Enum.GetNames<TEnum>(), name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        word = found < 0 ? null : Enum.GetValues<TEnum>()[found];
        return found >= 0;
    }
}
