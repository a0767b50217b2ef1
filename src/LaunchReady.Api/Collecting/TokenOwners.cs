using LaunchReady.Api.Facts;

namespace LaunchReady.Api.Collecting;

/// <summary>Token variants are made from the lead's token. Where the lead may not do the operation anyway, "no" to the variant shows nothing unless the lead's good token was told something else.</summary>
internal static class TokenOwners
{
    /// <param name="lead">Key of the identity whose token was varied.</param>
    public static Control Of(ProbeKind kind, Good good, string? lead, Seen seen)
    {
        if (kind is ProbeKind.NoToken or ProbeKind.GarbageToken || !good.Held || good.Caller!.Key == lead || seen.Answer.Status == 401)
        {
            return Control.NotNeeded;
        }

        return good.ToLead is { } honest && honest.Reading.Shape != seen.Reading.Shape
            ? new Control(true, $"the good token was told something else ({honest.Answer.Status})")
            : new Control(false, $"the token is {lead}'s, whose good token is told the same: only {good.Caller.Key} gets through");
    }
}
