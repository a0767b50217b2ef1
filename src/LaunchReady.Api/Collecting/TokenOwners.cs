using LaunchReady.Api.Facts;
using LaunchReady.Api.Identities;
using LaunchReady.Api.Resources;

namespace LaunchReady.Api.Collecting;

/// <summary>Token variants are made from the lead's token. Where the lead may not do the operation anyway, "no" to the variant shows nothing unless the lead's good token is told something else.</summary>
internal sealed class TokenOwners(AuditRun run)
{
    public async Task<Control> ControlAsync(ProbeKind kind, Good good, MadeCall call, Seen seen, CancellationToken cancellation)
    {
        var lead = run.LeadOf(run.Owner);
        if (kind is ProbeKind.NoToken or ProbeKind.GarbageToken || !good.Held || lead is null || good.Caller!.Key == lead.Key || seen.Answer.Status == 401)
        {
            return Control.NotNeeded;
        }

        var honest = await run.SendAsync(lead, call, $"{lead.Key}, the same with the good token", cancellation).ConfigureAwait(false);
        return honest.Reading.Shape != seen.Reading.Shape
            ? new Control(true, $"the good token is told something else ({honest.Answer.Status})")
            : new Control(false, $"the token is {lead.Key}'s, whose good token is told the same: only {good.Caller.Key} gets through");
    }
}
