using LaunchReady.Api.Exchanges;
using LaunchReady.Api.Facts;

namespace LaunchReady.Api.Collecting;

/// <summary>How this target says no. Statuses that mean it everywhere are known; 400, 422 and odd successes are learnt from samples taken of this target.</summary>
internal sealed class DenialDialect
{
    private readonly Dictionary<string, HashSet<string>> _strangers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ownersOwn = new(StringComparer.Ordinal);
    private string? _fallbackPage;

    /// <summary>The answer to a path that cannot exist: a front-end's fallback page answers 200 to everything.</summary>
    public void LearnUnknownPath(AnswerReading reading)
    {
        if (reading.Answer.IsSuccess)
        {
            _fallbackPage = FallbackKey(reading);
        }
    }

    /// <summary>What an owner with a good token is told about a bad request: never a denial.</summary>
    public void LearnOwnersRefusal(AnswerReading reading)
    {
        if (reading.Answer.Status is 400 or 422)
        {
            _ownersOwn.Add(reading.Shape);
        }
    }

    /// <summary>What a caller without a valid token is told.</summary>
    /// <param name="situation">Operation and token state; a shape met in two situations is the target's way to refuse.</param>
    public void LearnStranger(AnswerReading reading, string situation)
    {
        if (reading.Answer.Status is 400 or 422)
        {
            if (!_strangers.TryGetValue(reading.Shape, out var situations))
            {
                _strangers[reading.Shape] = situations = new HashSet<string>(StringComparer.Ordinal);
            }

            situations.Add(situation);
        }
    }

    public bool IsLearntDenial(AnswerReading reading) =>
        !_ownersOwn.Contains(reading.Shape) && _strangers.TryGetValue(reading.Shape, out var situations) && situations.Count >= 2;

    public bool IsFallbackPage(AnswerReading reading) => _fallbackPage is not null && reading.Answer.IsSuccess && FallbackKey(reading) == _fallbackPage;

    public AnswerClass Classify(AnswerReading reading)
    {
        var answer = reading.Answer;
        if (answer.Fault != TransportFault.None)
        {
            return AnswerClass.TransportFault;
        }

        if (IsEdgePage(reading))
        {
            return AnswerClass.BlockedByEdge;
        }

        return answer.Status switch
        {
            429 => AnswerClass.Throttled,
            >= 500 => AnswerClass.ServerFault,
            401 or 403 or 404 or 410 => AnswerClass.Refused,
            400 or 422 => IsLearntDenial(reading) ? AnswerClass.Refused : AnswerClass.Unclassified,
            >= 300 and < 400 => PointsToSignIn(answer) ? AnswerClass.Refused : AnswerClass.Unclassified,
            >= 200 and < 300 when IsFallbackPage(reading) => AnswerClass.Unclassified,
            >= 200 and < 300 => reading.IsEmpty ? AnswerClass.ServedEmpty : AnswerClass.Served,
            _ => AnswerClass.Unclassified,
        };
    }

    private static string FallbackKey(AnswerReading reading) => $"{reading.Answer.ContentType} {reading.Answer.Body.GetHashCode(StringComparison.Ordinal)}";

    private static bool PointsToSignIn(Answer answer) => answer.Header("Location") is { } location
        && (Resources.Names.IsSignInFlow("POST", location) || location.Contains("login", StringComparison.OrdinalIgnoreCase));

    /// <summary>A proxy's own page: HTML with the edge's headers, on a status an application would answer in its own form.</summary>
    private static bool IsEdgePage(AnswerReading reading) =>
        reading.IsHtml && reading.Answer.Status is 403 or 429 or 503
        && (reading.Answer.Header("cf-mitigated") is not null || reading.Answer.Header("x-sucuri-block") is not null
            || reading.Answer.Body.Contains("Attention Required! | Cloudflare", StringComparison.Ordinal)
            || reading.Answer.Body.Contains("Request unsuccessful. Incapsula", StringComparison.Ordinal));
}
