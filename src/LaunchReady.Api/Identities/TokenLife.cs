using System.Globalization;
using System.Text.Json;

namespace LaunchReady.Api.Identities;

/// <summary>How long a token lives, by the token itself, by what stands beside it, or as declared.</summary>
internal static class TokenLife
{
    private const double RenewedAfter = 0.8;
    private static readonly string[] Spans = ["expires_in", "expiresIn", "expires", "ttl", "maxAge", "max_age"];
    private static readonly string[] Moments = ["expires_at", "expiresAt", "expiry", "expires", "exp", "expirationTime", "expiration"];

    public static DateTimeOffset RenewAt(DateTimeOffset now, TimeSpan life) => now + (life * RenewedAfter);

    /// <summary>Of a token just issued: the difference of its own claims where it has both, so that a clock that runs wrong does no harm.</summary>
    public static TimeSpan? OfFresh(string? token, DateTimeOffset now)
    {
        if (!JwtToken.TryParse(token, out var jwt) || jwt.Expires is not { } end)
        {
            return null;
        }

        return Positive(jwt.IssuedAt is { } issued && end > issued ? end - issued : end - now);
    }

    public static TimeSpan? Beside(JsonElement holder, DateTimeOffset now)
    {
        if (holder.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var name in Spans)
        {
            if (Number(holder, name) is { } span && span is > 0 and < 1e9)
            {
                // A year has 3.2e7 seconds: what is longer counts milliseconds (Directus does).
                return TimeSpan.FromSeconds(span >= 1e5 && IsMilliseconds(span) ? span / 1000 : span);
            }
        }

        return Moments.Select(m => Moment(holder, m)).FirstOrDefault(m => m is not null) is { } end ? Positive(end - now) : null;
    }

    // 900000 is fifteen minutes in milliseconds or ten days in seconds. Both occur; whole thousands that are no whole day are milliseconds.
    private static bool IsMilliseconds(double value) => (value % 1000 == 0 && value % 86_400 != 0) || value > 4e7;

    private static TimeSpan? Positive(TimeSpan span) => span > TimeSpan.Zero ? span : null;

    private static double? Number(JsonElement holder, string name)
    {
        if (!holder.TryGetProperty(name, out var value))
        {
            return null;
        }

        var text = value.ValueKind switch { JsonValueKind.Number => value.GetRawText(), JsonValueKind.String => value.GetString(), _ => null };
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static DateTimeOffset? Moment(JsonElement holder, string name)
    {
        if (Number(holder, name) is { } number)
        {
            return number switch
            {
                > 1e9 and < 1e11 => DateTimeOffset.FromUnixTimeSeconds((long)number),
                >= 1e11 and < 1e14 => DateTimeOffset.FromUnixTimeMilliseconds((long)number),
                _ => null,
            };
        }

        return holder.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
    }
}
