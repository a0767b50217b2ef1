using System.Globalization;
using System.Text.RegularExpressions;
using LaunchReady.Core.Targets;
using LaunchReady.Targets.Yaml;

namespace LaunchReady.Targets.Reading;

/// <summary>Single values: each is read one way, spelt one way.</summary>
internal static partial class Values
{
    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal) { "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY" };

    public static bool TryFlag(YamlScalar scalar, out bool flag)
    {
        flag = scalar is { IsQuoted: false, Value: "true" };
        return flag || scalar is { IsQuoted: false, Value: "false" };
    }

    public static bool TryWhole(YamlScalar scalar, out int number)
    {
        number = 0;
        return !scalar.IsQuoted && int.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    public static bool TryDate(string text, out DateOnly date) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    /// <summary>From 0 to 100, with a point: "99.72".</summary>
    public static bool TryPercent(string text, out decimal percent) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out percent) && percent <= 100;

    /// <summary>Up to a week; "1h30m", "15s", "500ms".</summary>
    public static bool TryDuration(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        if (!DurationForm().IsMatch(text))
        {
            return false;
        }

        foreach (Match part in DurationPart().Matches(text))
        {
            var number = int.Parse(part.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
            duration += part.Groups["unit"].Value switch
            {
                "d" => TimeSpan.FromDays(number),
                "h" => TimeSpan.FromHours(number),
                "m" => TimeSpan.FromMinutes(number),
                "s" => TimeSpan.FromSeconds(number),
                _ => TimeSpan.FromMilliseconds(number),
            };
        }

        return duration > TimeSpan.Zero && duration <= TimeSpan.FromDays(7);
    }

    public static bool TryUrl(string text, out Uri url)
    {
        url = null!;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var parsed) || !IsWeb(parsed) || parsed.UserInfo.Length > 0 || parsed.Host.Length == 0 || text.Contains('\\'))
        {
            return false;
        }

        url = parsed;
        return true;
    }

    public static bool TryOrigin(string text, out Origin origin)
    {
        origin = null!;
        if (!OriginForm().IsMatch(text) || !TryUrl(text, out var url))
        {
            return false;
        }

        origin = Origin.Of(url);
        return true;
    }

    /// <summary>How people write an origin: without the scheme's own port.</summary>
    public static string Short(Origin origin)
    {
        var host = origin.Host.Contains(':') ? $"[{origin.Host}]" : origin.Host;
        var isUsual = origin is { Scheme: "http", Port: 80 } or { Scheme: "https", Port: 443 };
        return isUsual ? $"{origin.Scheme}://{host}" : $"{origin.Scheme}://{host}:{origin.Port.ToString(CultureInfo.InvariantCulture)}";
    }

    public static bool TryOperation(string text, out OperationPattern pattern)
    {
        pattern = null!;
        if (!Split(text, out var method, out var path) || (method != "*" && !Methods.Contains(method)) || !path.StartsWith('/'))
        {
            return false;
        }

        pattern = new OperationPattern(method, path);
        return !path.TrimEnd('*').Contains('*') && !path.EndsWith("**", StringComparison.Ordinal);
    }

    public static bool TryRequest(string text, out string method, out string address) =>
        Split(text, out method, out address) && Methods.Contains(method) && (IsPath(address) || TryUrl(address, out _));

    /// <summary>A path on the target; "//host" would be another one.</summary>
    public static bool IsPath(string address) => address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\');

    /// <summary>A relative path or an allowed kind of URL.</summary>
    public static bool IsLocation(string text) =>
        text.Contains("://", StringComparison.Ordinal) ? TryUrl(text, out _) : text.Length > 0 && !Path.IsPathRooted(text) && !text.Any(char.IsControl);

    public static bool IsPointer(string text) => PointerForm().IsMatch(text);

    public static bool IsName(string text) => NameForm().IsMatch(text);

    public static bool IsToken(string text) => TokenForm().IsMatch(text);

    private static bool IsWeb(Uri url) => url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps;

    private static bool Split(string text, out string method, out string rest)
    {
        var at = text.IndexOf(' ');
        method = at < 0 ? "" : text[..at];
        rest = at < 0 ? "" : text[(at + 1)..];
        return at > 0 && rest.Length > 0 && !rest.Any(static c => char.IsWhiteSpace(c) || char.IsControl(c));
    }

    [GeneratedRegex("^([0-9]{1,6}d)?([0-9]{1,6}h)?([0-9]{1,6}m)?([0-9]{1,6}s)?([0-9]{1,9}ms)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DurationForm();

    [GeneratedRegex("(?<number>[0-9]+)(?<unit>ms|[dhms])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DurationPart();

    [GeneratedRegex(@"^[A-Za-z]+://[^/?#@\\\s*]+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OriginForm();

    [GeneratedRegex("^(/([^~/]|~[01])*)+$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PointerForm();

    [GeneratedRegex(@"^[\p{L}0-9][\p{L}0-9._-]{0,63}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex NameForm();

    [GeneratedRegex("^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,128}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex TokenForm();
}
