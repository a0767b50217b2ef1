using System.Globalization;
using System.Text;

namespace LaunchReady.Api.Resources;

/// <summary>English words in paths and field names: singular forms, stems of id names.</summary>
internal static class Words
{
    private static readonly string[] FormatEndings = [".json", ".xml", ".{format}", "(.{format})", "(.:format)"];
    private static readonly string[] IdEndings = ["Ids", "_ids", "Id", "_id", "ID", "Uuid", "_uuid", "Guid", "Slug", "_slug", "Key"];

    /// <summary>"customers" -> "customer", "companies" -> "company", "addresses" -> "address"; lower case without separators.</summary>
    public static string Singular(string word)
    {
        var text = Plain(word);
        if (text.EndsWith("ies", StringComparison.Ordinal) && text.Length > 4)
        {
            return text[..^3] + "y";
        }

        if ((text.EndsWith("sses", StringComparison.Ordinal) || text.EndsWith("xes", StringComparison.Ordinal)
            || text.EndsWith("ches", StringComparison.Ordinal) || text.EndsWith("shes", StringComparison.Ordinal)) && text.Length > 4)
        {
            return text[..^2];
        }

        return text.EndsWith('s') && !text.EndsWith("ss", StringComparison.Ordinal) && !text.EndsWith("us", StringComparison.Ordinal) && text.Length > 2
            ? text[..^1]
            : text;
    }

    /// <summary>"customerId", "customer_id" -> "customer"; null where the name is no id of something ("id" itself included).</summary>
    public static string? StemOfId(string name)
    {
        foreach (var ending in IdEndings)
        {
            if (name.Length > ending.Length && name.EndsWith(ending, StringComparison.Ordinal))
            {
                return Singular(name[..^ending.Length]);
            }
        }

        return null;
    }

    /// <summary>"/jobs.json" -> "/jobs": what a path says about the format of its answer belongs to no name.</summary>
    public static string WithoutFormat(string path)
    {
        var ending = Array.Find(FormatEndings, e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase));
        return ending is null || path.Length == ending.Length || path[^(ending.Length + 1)] == '/' ? path : path[..^ending.Length];
    }

    /// <summary>"/requestPasswordReset" -> "/request-password-reset": a word inside a name ends where the next begins.</summary>
    public static string Dashed(string path)
    {
        var dashed = new StringBuilder(path.Length + 4);
        for (var i = 0; i < path.Length; i++)
        {
            if (i > 0 && char.IsAsciiLetterUpper(path[i]) && char.IsAsciiLetterLower(path[i - 1]))
            {
                dashed.Append('-');
            }

            dashed.Append(path[i]);
        }

        return dashed.ToString();
    }

    /// <summary>Lower case, without "-", "_", "." and blanks; z-spellings become s-spellings so that organization and organisation meet.</summary>
    public static string Plain(string word)
    {
        var plain = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            if (char.IsLetterOrDigit(c))
            {
                plain.Append(char.ToLower(c, CultureInfo.InvariantCulture));
            }
        }

        return plain.Replace("organization", "organisation").ToString();
    }
}
