using LaunchReady.Api.Exchanges;
using LaunchReady.Api.Facts;

namespace LaunchReady.Api.Collecting;

/// <summary>Where the owner does not succeed either, authentication is still decided when a good token gets further than none: told 404, 400 or "not your role" instead of "who are you".</summary>
internal static class Contrast
{
    public static bool Shows(Seen owner, Seen stranger) =>
        owner.Answer.Fault == TransportFault.None && IsTurnedAway(stranger) && stranger.Answer.Status switch
        {
            401 => owner.Answer.Status is >= 400 and < 500 and not 401 and not 429,
            403 => owner.Answer.Status is >= 400 and < 500 and not 401 and not 403 and not 429,
            _ => stranger.Reading.Shape != owner.Reading.Shape
                && (owner.Answer.Status is >= 400 and < 500 and not 401 and not 429 || owner.Class == AnswerClass.Unclassified && SpokenNo.In(owner.Reading)),
        };

    /// <summary>Stopped at the door, in whichever way this target does it: by status, by a redirect to sign-in, by a no that strangers are known to get. "Not found" is not the door.</summary>
    public static bool IsTurnedAway(Seen stranger) => stranger.Answer.Status switch
    {
        401 or 403 => true,
        404 or 410 => false,
        >= 200 and < 300 => stranger.Class == AnswerClass.Refused && SpokenNo.In(stranger.Reading) && SpokenNo.Status(stranger.Reading) is not (404 or 410),
        _ => stranger.Class == AnswerClass.Refused,
    };
}
