using System.Text;

namespace Fieldwork.Hosting;

/// <summary>Makes a readable id out of a name: "Olivia Stone" becomes "olivia-stone".</summary>
internal static class Slug
{
    public static string Of(string text)
    {
        var slug = new StringBuilder();
        foreach (var letter in text)
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(char.ToLowerInvariant(letter));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var result = slug.ToString().Trim('-');
        return result.Length == 0 ? "unnamed" : result;
    }
}
