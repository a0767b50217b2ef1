using LaunchReady.Api.Exchanges;

namespace LaunchReady.Api.Collecting;

/// <summary>Where the owner does not succeed either, authentication is still decided when a good token gets further than none: told 404, 400 or "not your role" instead of "who are you".</summary>
internal static class Contrast
{
    public static bool Shows(Seen owner, Seen stranger) =>
        owner.Answer.Fault == TransportFault.None && stranger.Answer.Status switch
        {
            401 => owner.Answer.Status is >= 400 and < 500 and not 401 and not 429,
            403 => owner.Answer.Status is >= 400 and < 500 and not 401 and not 403 and not 429,
            _ => false,
        };
}
