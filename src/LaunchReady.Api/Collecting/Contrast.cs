using LaunchReady.Api.Exchanges;
using LaunchReady.Api.Facts;
using LaunchReady.Api.Resources;

namespace LaunchReady.Api.Collecting;

/// <summary>Where the owner does not succeed either, authentication is still decided when a good token gets further than none: told 404, 400 or "not your role" instead of "who are you".</summary>
internal static class Contrast
{
    public static bool Shows(Seen owner, Seen stranger) =>
        owner.Answer.Fault == TransportFault.None && IsTurnedAway(stranger) && stranger.Answer.Status switch
        {
            // Past the door and told no in a success's clothes is past the door all the same.
            401 => owner.Answer.Status is (>= 200 and < 300) or (>= 400 and < 500) and not 401 and not 429 && SpokenNo.Status(owner.Reading) is not (401 or 429),
            403 => owner.Answer.Status is (>= 200 and < 300) or (>= 400 and < 500) and not 401 and not 403 and not 429 && SpokenNo.Status(owner.Reading) is not (401 or 403 or 429),
            _ => stranger.Reading.Shape != owner.Reading.Shape
                && (owner.Answer.Status is >= 400 and < 500 and not 401 and not 429 || owner.Class == AnswerClass.Unclassified && SpokenNo.In(owner.Reading)),
        };

    /// <summary>A plain "bad request" to somebody, where the owner's very same request is served: what is refused is the caller.</summary>
    public static bool IsRefusalOfTheCaller(Seen seen, MadeCall call, Good good) =>
        good.Held && seen.Class == AnswerClass.Unclassified && seen.Answer.Status is >= 400 and < 500 and not (405 or 408 or 409) && Bare(call) == Bare(good.Call!);

    /// <summary>Two requests of one kind differ in their markers only.</summary>
    private static string Bare(MadeCall call) => call.Planted.Aggregate(call.Sent, (text, marker) => text.Replace(marker, "", StringComparison.OrdinalIgnoreCase));

    /// <summary>Stopped at the door, in whichever way this target does it: by status, by a redirect to sign-in, by a no that strangers are known to get. "Not found" is not the door.</summary>
    public static bool IsTurnedAway(Seen stranger) => stranger.Answer.Status switch
    {
        401 or 403 => true,
        404 or 410 => false,
        >= 200 and < 300 => stranger.Class == AnswerClass.Refused && SpokenNo.In(stranger.Reading) && SpokenNo.Status(stranger.Reading) is not (404 or 410),
        _ => stranger.Class == AnswerClass.Refused,
    };
}
