using System.Runtime.CompilerServices;
using LaunchReady.Api.Exchanges;
using LaunchReady.Core.Targets;

namespace LaunchReady.Api.Identities;

/// <summary>Keeps callers alive through a run, and ends their sessions.</summary>
internal sealed class Sessions(SignIn signIn, ITransport transport, Target target, TimeProvider time)
{
    private readonly FlowRequest _requests = new(transport, target, time);
    private readonly ConditionalWeakTable<Caller, SemaphoreSlim> _gates = [];

    /// <summary>Renews the token where its end is near: by refresh token, else by signing in anew. A caller that cannot be renewed is dead afterwards, with the reason.</summary>
    public async Task EnsureAliveAsync(Caller caller, CancellationToken cancellation)
    {
        if (!IsDue(caller))
        {
            return;
        }

        // Probes run side by side; one of them renews, the others wait for it.
        var gate = _gates.GetValue(caller, static _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(cancellation);
        try
        {
            if (IsDue(caller) && !(FlowOf(caller) is { } flow && await signIn.RefreshAsync(caller, flow, cancellation)))
            {
                await signIn.SignInAsync(caller, cancellation);
            }
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Signs out as the flow says; null where it does not say how. Token and cookies stay in the caller: whether they still work is the experiment.</summary>
    public async Task<Answer?> SignOutAsync(Caller caller, CancellationToken cancellation)
    {
        if (FlowOf(caller)?.SignOut is not { } template)
        {
            return null;
        }

        var found = await _requests.SendAsync(caller, template, session: true, cancellation);
        return found.Problem is { } problem && found.Answer.Fault == TransportFault.None && found.Answer.Status == 0
            ? new Answer(0) { Fault = TransportFault.InvalidHttp, FaultText = problem }
            : found.Answer;
    }

    private bool IsDue(Caller caller) => caller.Dead is null && caller.RenewAt is { } due && time.GetUtcNow() >= due;

    private SignInFlow? FlowOf(Caller caller) => caller.Person?.SignIn is { } name ? target.SignIns.FirstOrDefault(f => f.Name == name) : null;
}
