using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LaunchReady.Api.Surface;

/// <summary>A source's bytes as a JSON tree that no later step can stumble over: bounded in size and depth, valid UTF-8, no lone surrogates.</summary>
internal static class SourceText
{
    /// <summary>Deeper than any real document (the deepest known has about 40 levels).</summary>
    public const int MaxDepth = 256;

    /// <summary>The largest known public document has 47 MB.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    /// <param name="allowYaml">HAR and Postman are JSON only.</param>
    /// <param name="error">`file:line:column: what; remedy` where the result is null.</param>
    public static JsonElement? Parse(string name, ReadOnlyMemory<byte> bytes, bool allowYaml, out string? error)
    {
        if (bytes.Length > MaxBytes)
        {
            error = At(name, 1, 1, $"{bytes.Length / (1024 * 1024)} MB are more than the limit of {MaxBytes / (1024 * 1024)} MB; split the file or leave out parts that do not concern this API");
            return null;
        }

        var text = Utf8(bytes);
        var first = FirstCharacter(text.Span);
        error = first switch
        {
            0 => At(name, 1, 1, "the file is empty; export it again"),
            (byte)'<' => At(name, 1, 1, "this is HTML or XML; point to the raw document, not to the page that shows it"),
            _ => null,
        };
        if (error is not null)
        {
            return null;
        }

        var looksLikeJson = first is (byte)'{' or (byte)'[';
        if (!allowYaml || (looksLikeJson && !IsYamlName(name)))
        {
            return Json(name, text, out error);
        }

        if (looksLikeJson && Json(name, text, out _) is { } json)
        {
            return json;
        }

        return YamlText.ToJson(name, text, out error) is { } converted ? Json(name, converted, out error) : null;
    }

    public static string At(string name, long line, long column, string message) => $"{name}:{line}:{column}: {message}";

    private static JsonElement? Json(string name, ReadOnlyMemory<byte> text, out string? error)
    {
        error = null;
        try
        {
            var options = new JsonDocumentOptions { MaxDepth = MaxDepth, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
            return JsonDocument.Parse(WithoutLoneSurrogates(text), options).RootElement;
        }
        catch (JsonException broken)
        {
            var line = (broken.LineNumber ?? 0) + 1;
            var column = (broken.BytePositionInLine ?? 0) + 1;
            error = At(name, line, column, broken.Message.Contains("maximum configured depth", StringComparison.OrdinalIgnoreCase)
                ? $"nested deeper than {MaxDepth} levels; no real description is, check how the file was made"
                : "this is not valid JSON; correct it here or export it again");
            return null;
        }
    }

    private static bool IsYamlName(string name) =>
        name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    private static byte FirstCharacter(ReadOnlySpan<byte> text)
    {
        var at = text.IndexOfAnyExcept(" \t\r\n\0"u8);
        return at < 0 ? (byte)0 : text[at];
    }

    private static ReadOnlyMemory<byte> Utf8(ReadOnlyMemory<byte> bytes)
    {
        var span = bytes.Span;
        if (span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            return Utf8(bytes[3..]);
        }

        if (span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(span[2..]));
        }

        if (span.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return Encoding.UTF8.GetBytes(Encoding.BigEndianUnicode.GetString(span[2..]));
        }

        return System.Text.Unicode.Utf8.IsValid(span) ? bytes : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(span));
    }

    /// <summary>System.Text.Json accepts half a surrogate pair as an escape and throws when the string is read.</summary>
    private static ReadOnlyMemory<byte> WithoutLoneSurrogates(ReadOnlyMemory<byte> text)
    {
        byte[]? copy = null;
        var at = 0;
        while (Escape(text.Span, at) is var found && found >= 0)
        {
            var unit = Unit(text.Span[found..]);
            at = found + (unit < 0 ? 2 : 6);
            if (unit is < 0xD800 or > 0xDFFF)
            {
                continue;
            }

            if (unit < 0xDC00 && Unit(text.Span[at..]) is >= 0xDC00 and <= 0xDFFF)
            {
                at += 6;
                continue;
            }

            copy ??= text.ToArray();
            @"\ufffd"u8.CopyTo(copy.AsSpan(found));
        }

        return copy ?? text;
    }

    private static int Escape(ReadOnlySpan<byte> text, int from)
    {
        var found = from < text.Length ? text[from..].IndexOf((byte)'\\') : -1;
        return found < 0 ? -1 : from + found;
    }

    /// <summary>The code unit that `\uXXXX` at the start stands for, or -1.</summary>
    private static int Unit(ReadOnlySpan<byte> text) =>
        text.Length >= 6 && text[0] == '\\' && text[1] == 'u'
            && int.TryParse(text[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? unit
            : -1;
}
