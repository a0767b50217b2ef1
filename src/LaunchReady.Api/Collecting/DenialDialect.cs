using LaunchReady.Api.Exchanges;
using LaunchReady.Api.Facts;

namespace LaunchReady.Api.Collecting;

/// <summary>How this target says no. Statuses that mean it everywhere are known; 400, 422 and odd successes are learnt from samples taken of this target.</summary>
internal sealed class DenialDialect
{
    /// <summary>A no that is called one (400, 422, a spoken one) must be met twice; a plain success that only strangers get, on this many operations.</summary>
    private const int OperationsOfAPlainSuccess = 3;

    private readonly Dictionary<string, HashSet<string>> _strangers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _plain = new(StringComparer.Ordinal);
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
        if (IsCalledNo(reading))
        {
            _ownersOwn.Add(reading.Shape);
        }
    }

    /// <summary>What somebody who got through was told: a stranger who is told the same was served.</summary>
    public void LearnGood(AnswerReading reading)
    {
        if (reading.Answer.IsSuccess)
        {
            _ownersOwn.Add(reading.Shape);
        }
    }

    /// <summary>What a caller without a valid token is told.</summary>
    /// <param name="operation">Id of the operation.</param>
    /// <param name="kind">Token state; a shape met in two situations is the target's way to refuse.</param>
    public void LearnStranger(AnswerReading reading, string operation, ProbeKind kind)
    {
        if (IsCalledNo(reading))
        {
            Add(_strangers, reading.Shape, operation + kind);
        }
        else if (reading.Answer.IsSuccess)
        {
            Add(_plain, reading.Shape, operation);
        }
    }

    public bool IsLearntDenial(AnswerReading reading) => !_ownersOwn.Contains(reading.Shape)
        && (_strangers.TryGetValue(reading.Shape, out var situations) && situations.Count >= 2
            || _plain.TryGetValue(reading.Shape, out var operations) && operations.Count >= OperationsOfAPlainSuccess);

    /// <summary>What the target tells a caller it does not know: a good token that is told so may be dead.</summary>
    public bool AsksWhoYouAre(AnswerReading reading) =>
        reading.Answer.Status == 401 || SpokenNo.Status(reading) == 401
        || (reading.Answer.Status is >= 300 and < 400 && PointsToSignIn(reading.Answer))
        || (!_ownersOwn.Contains(reading.Shape) && (_strangers.ContainsKey(reading.Shape) || _plain.ContainsKey(reading.Shape)));

    public bool IsFallbackPage(AnswerReading reading) => _fallbackPage is not null && reading.Answer.IsSuccess && FallbackKey(reading) == _fallbackPage;

    /// <summary>Called a no by status or in words, without saying whether it is about the caller or about the request.</summary>
    public static bool IsCalledNo(AnswerReading reading) => reading.Answer.Status is 400 or 422 || SpokenNo.In(reading);

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
            >= 300 and < 400 => PointsToSignIn(answer) ? AnswerClass.Refused : AnswerClass.Unclassified,
            // Served to a path that cannot exist as well: the target's "not found".
            >= 200 and < 300 when IsFallbackPage(reading) => AnswerClass.Refused,
            >= 200 and < 300 when SpokenNo.In(reading) => ByStatus(SpokenNo.Status(reading) ?? 400, reading),
            >= 200 and < 300 => reading.IsEmpty ? AnswerClass.ServedEmpty : AnswerClass.Served,
            _ => ByStatus(answer.Status, reading),
        };
    }

    private AnswerClass ByStatus(int status, AnswerReading reading) => status switch
    {
        429 => AnswerClass.Throttled,
        >= 500 => AnswerClass.ServerFault,
        401 or 403 or 404 or 410 => AnswerClass.Refused,
        400 or 422 => IsLearntDenial(reading) ? AnswerClass.Refused : AnswerClass.Unclassified,
        _ => AnswerClass.Unclassified,
    };

    private static void Add(Dictionary<string, HashSet<string>> samples, string shape, string situation)
    {
        if (!samples.TryGetValue(shape, out var situations))
        {
            samples[shape] = situations = new HashSet<string>(StringComparer.Ordinal);
        }

        situations.Add(situation);
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
