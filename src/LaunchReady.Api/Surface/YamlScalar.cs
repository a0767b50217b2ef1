using System.Text.Json;
using System.Text.RegularExpressions;

namespace LaunchReady.Api.Surface;

/// <summary>What a plain YAML scalar means in JSON, by the core schema of YAML 1.2: "no" and dates stay text.</summary>
internal static partial class YamlScalar
{
    private const int LongestNumber = 64;

    public static void Write(Utf8JsonWriter writer, string text, bool isPlain)
    {
        switch (isPlain ? text : null)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                writer.WriteNullValue();
                break;
            case "true" or "True" or "TRUE":
                writer.WriteBooleanValue(true);
                break;
            case "false" or "False" or "FALSE":
                writer.WriteBooleanValue(false);
                break;
            case { Length: <= LongestNumber } when JsonNumber().IsMatch(text):
                writer.WriteRawValue(text, skipInputValidation: true);
                break;
            default:
                writer.WriteStringValue(text);
                break;
        }
    }

    [GeneratedRegex(@"^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex JsonNumber();
}
