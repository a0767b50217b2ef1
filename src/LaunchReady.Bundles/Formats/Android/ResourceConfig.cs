using System.Globalization;
using System.Text;

namespace LaunchReady.Bundles.Formats.Android;

/// <summary>
/// ResTable_config of Android's ResourceTypes.h as the qualifiers of a resource folder: "de-rAT-v21". What a key's variants mostly differ in is shown,
/// not all there is.
/// </summary>
internal static class ResourceConfig
{
    private const int Night = 0x20;
    private const int NightMask = 0x30;

    /// <summary>Empty for the default configuration.</summary>
    public static string Qualifiers(ReadOnlySpan<byte> config)
    {
        var cursor = new ByteCursor(config);
        cursor.Skip(4);
        var parts = new StringBuilder();
        Number(parts, "mcc", cursor.U16());
        Number(parts, "mnc", cursor.U16());
        var language = Letters(cursor.Take(2), 'a');
        var region = Letters(cursor.Take(2), '0');
        Add(parts, language);
        Add(parts, region.Length == 0 ? "" : "r" + region);
        int orientation = cursor.U8();
        cursor.Skip(1);
        int density = cursor.U16();
        cursor.Skip(8);
        int version = cursor.U16();
        cursor.Skip(3);
        int mode = cursor.U8();
        Number(parts, "sw", cursor.U16(), "dp");
        Add(parts, orientation switch { 1 => "port", 2 => "land", 3 => "square", _ => "" });
        Add(parts, (mode & NightMask) == Night ? "night" : "");
        Add(parts, density switch { 0 => "", 0xFFFE => "anydpi", 0xFFFF => "nodpi", _ => density.ToString(CultureInfo.InvariantCulture) + "dpi" });
        Number(parts, "v", version);
        return parts.ToString();
    }

    /// <summary>Two letters, or three packed into fifteen bits behind a set top bit.</summary>
    private static string Letters(ReadOnlySpan<byte> code, char first)
    {
        if (code.Length < 2 || code[0] == 0)
        {
            return "";
        }

        if ((code[0] & 0x80) == 0)
        {
            return Printable((char)code[0], (char)code[1]);
        }

        return Printable(
            (char)(first + (code[1] & 0x1F)),
            (char)(first + ((code[1] & 0xE0) >> 5) + ((code[0] & 0x03) << 3)),
            (char)(first + ((code[0] & 0x7C) >> 2)));
    }

    private static string Printable(params ReadOnlySpan<char> letters)
    {
        foreach (var letter in letters)
        {
            if (!char.IsAsciiLetterOrDigit(letter))
            {
                return "";
            }
        }

        return new string(letters);
    }

    private static void Number(StringBuilder parts, string name, int value, string unit = "") =>
        Add(parts, value == 0 ? "" : name + value.ToString(CultureInfo.InvariantCulture) + unit);

    private static void Add(StringBuilder parts, string part)
    {
        if (part.Length > 0)
        {
            parts.Append(parts.Length == 0 ? "" : "-").Append(part);
        }
    }
}
