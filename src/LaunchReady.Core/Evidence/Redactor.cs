using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace LaunchReady.Core.Evidence;

/// <summary>Takes secrets out of text before anything is kept: the run's own known secrets by value, encoded or not, unknown ones by shape and field name.</summary>
/// <param name="salt">Keys the fingerprints.</param>
/// <param name="finder">Knows more shapes; null where there is none.</param>
public sealed partial class Redactor(string salt, ISecretFinder? finder = null)
{
    /// <summary>Stands for text whose patterns could not be searched in time: what cannot be redacted is not kept.</summary>
    public const string Withheld = "[withheld: this text could not be searched for secrets in time]";

    private const int ShownCharacters = 4;
    private const int ShortestKnownSecret = 4;

    /// <summary>Shorter values are masked as whole words only: inside longer words they are mostly chance, and masking them there shreds the text.</summary>
    private const int ShortestAnywhere = 8;

    private readonly ConcurrentDictionary<string, string> _known = new(StringComparer.Ordinal);

    /// <summary>Masks by value: the slow hash runs once per value.</summary>
    private readonly ConcurrentDictionary<string, string> _masks = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _issued = new(StringComparer.Ordinal);

    /// <summary>From now on this value is masked wherever it appears. Values shorter than four characters are refused: masking them would shred the text.</summary>
    public void Learn(string? value)
    {
        if (value is { Length: >= ShortestKnownSecret } && !_known.ContainsKey(value))
        {
            _known.TryAdd(value, Mask(value));
        }
    }

    public string Redact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // Longest first, so that no secret is left whole behind a shorter one; then by value, so that every run gives the same text.
        foreach (var (value, mask) in _known.OrderByDescending(k => k.Key.Length).ThenBy(k => k.Key, StringComparer.Ordinal))
        {
            text = ReplaceKnown(text, value, mask);
        }

        try
        {
            text = EncodedForms.Mask(text, _known.Keys.ToArray(), finder, Mask);
            text = Jwt().Replace(text, m => Mask(m.Value));
            text = SensitiveJsonField().Replace(text, m => m.Groups["head"].Value + MaskOnce(m.Groups["value"].Value) + m.Groups["tail"].Value);
            text = SensitiveJsonNumber().Replace(text, m => m.Groups["head"].Value + '"' + Mask(m.Groups["value"].Value) + '"');
            text = SensitivePair().Replace(text, m => m.Groups["head"].Value + MaskOnce(m.Groups["value"].Value));
            return finder is null ? text : MaskFound(text, finder.Find(text));
        }
        catch (RegexMatchTimeoutException)
        {
            return Withheld;
        }
    }

    /// <summary>First characters plus keyed fingerprint: "eyJh…#1f2e3d4c5b6a7988".</summary>
    public string Mask(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return _masks.GetOrAdd(value, v =>
        {
            // A value of at least 32 characters is random enough for the quick hash; shorter ones could be guessed.
            var shown = v.Length >= 12 ? v[..ShownCharacters] : "";
            var fingerprint = Fingerprint.OfSecret(v, salt, guessable: v.Length < 32);
            _issued.TryAdd(fingerprint, 0);
            return $"{shown}…#{fingerprint}";
        });
    }

    private string MaskFound(string text, IReadOnlyList<(int Start, int Length)> found)
    {
        if (found.Count == 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var copied = 0;
        foreach (var (start, length) in found.Where(f => f.Length > 0))
        {
            result.Append(text, copied, start - copied).Append(MaskOnce(text.Substring(start, length)));
            copied = start + length;
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }

    private string ReplaceKnown(string text, string value, string mask)
    {
        var at = text.IndexOf(value, StringComparison.Ordinal);
        if (at < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var copied = 0;
        while (at >= 0)
        {
            var end = at + value.Length;
            if (IsInsideMask(text, at, end) || (value.Length < ShortestAnywhere && !IsWholeWord(text, at, end)))
            {
                at = text.IndexOf(value, at + 1, StringComparison.Ordinal);
                continue;
            }

            result.Append(text, copied, at - copied).Append(mask);
            copied = end;
            at = text.IndexOf(value, end, StringComparison.Ordinal);
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>The digits of a fingerprint that this redactor wrote are no secret, even where they happen to spell one.</summary>
    private bool IsInsideMask(string text, int start, int end)
    {
        var from = Math.Max(0, start - 17);
        var mark = text.LastIndexOf("…#", start, start - from + 1, StringComparison.Ordinal);
        return mark >= 0 && end <= mark + 18 && mark + 18 <= text.Length && _issued.ContainsKey(text.Substring(mark + 2, 16));
    }

    private static bool IsWholeWord(string text, int start, int end) =>
        (start == 0 || !char.IsLetterOrDigit(text[start - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]));

    private string MaskOnce(string value)
    {
        var mark = value.IndexOf("…#", StringComparison.Ordinal);
        return mark is >= 0 and <= ShownCharacters && value.Length == mark + 18 && _issued.ContainsKey(value[(mark + 2)..]) ? value : Mask(value);
    }

    // Three parts are a signed token, five an encrypted one (RFC 7516).
    [GeneratedRegex(@"eyJ[A-Za-z0-9_-]{6,}\.[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+){0,2}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Jwt();

    // The end of the text closes a value as a quote does: excerpts are cut.
    [GeneratedRegex(@"(?<head>""[\w.-]{0,64}(?:password|passwd|passphrase|pwd|secret|token|otp|api[_-]?key|authorization|cookie|session_?id|private_?key)[\w.-]{0,64}""\s*:\s*"")(?<value>(?:[^""\\]|\\.){3,})(?<tail>""|\\?$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SensitiveJsonField();

    [GeneratedRegex(@"(?<head>""(?:[\w.-]{0,64}(?:password|passwd|pwd|secret|otp|pin)|token|code)""\s*:\s*)(?<value>\d{3,})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SensitiveJsonNumber();

    [GeneratedRegex(@"(?<head>(?:^|[?&;\s#])(?:[\w.\[\]%-]{0,64}(?:(?:password|passwd|passphrase|pwd|secret|token|api[_-]?key|otp)[\w.\[\]%-]{0,64}|code))=)(?<value>[^&;\s""]{3,})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SensitivePair();
}
