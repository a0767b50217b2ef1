using LaunchReady.Api.Exchanges;
using LaunchReady.Api.Facts;
using LaunchReady.Api.Identities;
using LaunchReady.Api.Resources;
using LaunchReady.Api.Surface;
using LaunchReady.Core.Evidence;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Collecting;

/// <summary>Sign-out and what is left of a session afterwards, tried on a second session; and operations that end identities.</summary>
internal sealed class SessionProbing(AuditRun run, Recording recording)
{
    /// <summary>Signs a second session out and returns its token, to be tried on every operation.</summary>
    public async Task<string?> SignedOutTokenAsync(Caller lead, Func<string?, TimeSpan?> remaining, CancellationToken cancellation)
    {
        var second = await run.Callers.FreshAsync(lead, cancellation).ConfigureAwait(false);
        if (second?.Token is null || run.AliveOperation is not { } operation)
        {
            run.Session = run.Session with { NotTried = second is null ? "the identity has no sign-in of its own (a static token or key)" : "no operation is known that shows a session alive" };
            return null;
        }

        var call = run.Calls.Make(operation, new Scene(run.Owner, run.Owner), run.Making(run.Owner, lead, "session"));
        var before = await run.SendAsync(second, call, "second session before sign-out", cancellation).ConfigureAwait(false);
        var signOut = await run.Callers.SignOutAsync(second, cancellation).ConfigureAwait(false);
        if (signOut is null)
        {
            run.Session = run.Session with { HasSessionToken = true, NotTried = "no sign-out request is configured" };
            return null;
        }

        var token = second.Token;
        var ended = signOut.IsSuccess && !SpokenNo.In(new AnswerReading(signOut));
        var after = await run.SendAsync(lead, new TokenTry(ProbeKind.SignedOutToken, token, "signed-out token"), call, "the same session after sign-out", cancellation).ConfigureAwait(false);
        run.Session = run.Session with
        {
            HasSessionToken = true,
            HasSignOut = true,
            SignOutSucceeded = ended && before.Succeeded,
            AccessTokenSurvives = after.Succeeded && after.Class == before.Class,
            RefreshTokenSurvives = await run.Callers.RefreshWorksAsync(second, cancellation).ConfigureAwait(false),
            RemainingLife = remaining(token),
            Exchanges = [before.Exchange, after.Exchange],
        };
        return ended && before.Succeeded ? token : null;
    }

    private Caller? _control;

    /// <summary>A fresh session, kept for the next operation as long as it lives: sign-ins are limited.</summary>
    private async Task<Caller?> ControlAsync(Caller basis, CancellationToken cancellation)
    {
        if (_control is { } kept && kept.Person == basis.Person && run.AliveOperation is { } operation)
        {
            var call = run.Calls.Make(operation, new Scene(run.Owner, run.Owner), run.Making(run.Owner, kept, "alive"));
            if (call.Call is not null && (await run.SendAsync(kept, call, "control session is alive", cancellation).ConfigureAwait(false)).Class == AnswerClass.Served)
            {
                return kept;
            }
        }

        return _control = await run.Callers.FreshAsync(basis, cancellation).ConfigureAwait(false);
    }

    /// <summary>Sign-out, revocation, account deletion: strangers are tried, and a fresh session of the same person, or of one that may be sacrificed, is the control.</summary>
    public async Task EndingAsync(Operation operation, IReadOnlyList<TokenTry> variants, CancellationToken cancellation)
    {
        var lead = run.LeadOf(run.Owner);
        var sacrificial = run.PeopleOf(run.Owner).FirstOrDefault(p => p.Person!.Sacrificial);
        var isSignOut = operation.Path.Contains("sign", StringComparison.OrdinalIgnoreCase) || operation.Path.Contains("logout", StringComparison.OrdinalIgnoreCase) || operation.Path.EndsWith("/current", StringComparison.OrdinalIgnoreCase);
        var basis = sacrificial ?? (isSignOut ? lead : null);
        var call = lead is null ? new MadeCall(null, "no identity works") : run.Calls.Make(operation, new Scene(run.Owner, run.Owner), run.Making("", Caller.Stranger, Baseline.Noun(operation)));
        if (call.Call is null)
        {
            call = FakeIds.Make(operation, run);
        }

        var control = basis is null || call.Call is null ? null : await ControlAsync(basis, cancellation).ConfigureAwait(false);
        if (control is null || lead is null)
        {
            foreach (var variant in variants)
            {
                recording.Blocked(variant.Kind, operation.Id, variant.InWords, Reason.NotPermitted, "it may end the identity that tries it",
                    "add an identity with `sacrificial: true` to launchready.yaml");
            }

            return;
        }

        // The session is a throw-away one, so the control goes first: these routes are throttled, and it matters most.
        var good = await run.SendAsync(control, call, $"{control.Key}, fresh session", cancellation).ConfigureAwait(false);
        var attempts = new List<(TokenTry Variant, Seen Seen)>();
        foreach (var variant in variants)
        {
            var seen = await run.SendAsync(lead, variant, call, variant.InWords, cancellation).ConfigureAwait(false);
            run.Dialect.LearnStranger(seen.Reading, operation.Id, variant.Kind);
            attempts.Add((variant, seen));
        }

        if (Names.IsSignInFlow(operation.Method, operation.Path) && attempts.TrueForAll(a => a.Seen.Reading.Shape == good.Reading.Shape))
        {
            foreach (var variant in variants)
            {
                recording.NotApplicable(variant.Kind, operation.Id, variant.InWords, "it takes credentials of its own: a token makes no difference");
            }

            return;
        }

        foreach (var (variant, seen) in attempts)
        {
            var further = good.Succeeded || Contrast.Shows(good, seen);
            recording.Add(new Probe(variant.Kind, operation.Id, variant.InWords)
            {
                Owner = run.Owner,
                Answer = seen.Class,
                Status = seen.Answer.Status,
                Leaks = seen.PrivateTo(run.Owner),
                Effect = seen.Class == AnswerClass.Refused ? Effect.Unchanged : Effect.Unknown,
                EffectText = "",
                OwnerControl = new Control(further, $"a fresh session of the same kind got {good.Answer.Status}"),
                OwnerEffectSeen = good.Succeeded,
                OwnerDataRecognisable = true,
                Exchanges = [good.Exchange, seen.Exchange],
            }, seen);
        }
    }
}
