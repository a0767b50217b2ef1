using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace LaunchReady.Core.Evidence;

/// <summary>Takes secrets out of text before anything is kept: the run's own known secrets by value, unknown ones by shape and field name.</summary>
public sealed partial class Redactor(string salt)
{
    private const int ShownCharacters = 4;
    private const int ShortestKnownSecret = 4;
    private readonly ConcurrentDictionary<string, string> _known = new(StringComparer.Ordinal);

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
        foreach (var (value, mask) in _known.OrderByDescending(k => k.Key.Length))
        {
            text = text.Replace(value, mask, StringComparison.Ordinal);
        }

        text = Jwt().Replace(text, m => Mask(m.Value));
        text = SensitiveJsonField().Replace(text, m => m.Groups["head"].Value + MaskOnce(m.Groups["value"].Value) + m.Groups["tail"].Value);
        return SensitivePair().Replace(text, m => m.Groups["head"].Value + MaskOnce(m.Groups["value"].Value));
    }

    /// <summary>First characters plus keyed fingerprint: "eyJh…#1f2e3d4c5b6a7988".</summary>
    public string Mask(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        // A value of at least 32 characters is random enough for the quick hash; shorter ones could be guessed.
        var shown = value.Length >= 12 ? value[..ShownCharacters] : "";
        return $"{shown}…#{Fingerprint.OfSecret(value, salt, guessable: value.Length < 32)}";
    }

    private string MaskOnce(string value) => value.Contains("…#", StringComparison.Ordinal) ? value : Mask(value);

    [GeneratedRegex(@"eyJ[A-Za-z0-9_-]{6,}\.[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_-]*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Jwt();

    [GeneratedRegex(@"(?<head>""[A-Za-z_.-]*(?:password|passwd|secret|token|otp|apikey|api_key|authorization|cookie|session_?id|private_?key)[A-Za-z_.-]*""\s*:\s*"")(?<value>[^""\\]{3,})(?<tail>"")", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SensitiveJsonField();

    [GeneratedRegex(@"(?<head>(?:^|[?&;\s])(?:[a-z_.-]*(?:password|passwd|secret|token|apikey|api_key|code|otp))=)(?<value>[^&;\s""]{3,})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SensitivePair();
}
