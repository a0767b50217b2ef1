using System.Globalization;
using LaunchReady.Api.Exchanges;

namespace LaunchReady.Api.Identities;

/// <summary>How long a server asks to wait, by whichever header it says so.</summary>
internal static class Throttling
{
    private static readonly string[] Names = ["Retry-After", "X-Retry-After", "RateLimit-Reset", "X-RateLimit-Reset", "X-Rate-Limit-Reset", "RateLimit"];

    public static TimeSpan? Wait(Answer answer, DateTimeOffset now) =>
        Names.Select(answer.Header).OfType<string>().Select(v => Parse(v, now)).FirstOrDefault(w => w is not null);

    /// <summary>Seconds from now, seconds or milliseconds since 1970, a date, or `reset=` within the draft's combined header.</summary>
    public static TimeSpan? Parse(string value, DateTimeOffset now)
    {
        var text = value.Trim();
        var member = text.Split([',', ';'], StringSplitOptions.TrimEntries)
            .FirstOrDefault(p => p.StartsWith("reset=", StringComparison.OrdinalIgnoreCase) || p.StartsWith("t=", StringComparison.OrdinalIgnoreCase));
        text = member is null ? text : member[(member.IndexOf('=', StringComparison.Ordinal) + 1)..];
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
        {
            return number switch
            {
                > 1e15 => null,
                > 1e11 => NotNegative(DateTimeOffset.FromUnixTimeMilliseconds((long)number) - now),
                > 1e9 => NotNegative(DateTimeOffset.FromUnixTimeSeconds((long)number) - now),
                _ => TimeSpan.FromSeconds(number),
            };
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? NotNegative(at - now) : null;
    }

    private static TimeSpan NotNegative(TimeSpan span) => span < TimeSpan.Zero ? TimeSpan.Zero : span;
}
