using LaunchReady.Api;
using LaunchReady.Core.Targets;
using LaunchReady.Targets;
using LaunchReady.Cli.Writing;

namespace LaunchReady.Cli.Initialising;

/// <summary>Tries what was written: does it load, can the identities sign in, does the sign-in operation exist.</summary>
internal sealed class Trial(InitRequest request, Draft draft, ConsentedOrigins door, Action<string> say, TimeProvider time)
{
    /// <summary>Everybody is signed in.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellation)
    {
        var reading = Reading();
        foreach (var error in reading.Target is null ? reading.Errors : [])
        {
            say($"Missing: {error.Message}");
        }

        if (!door.Covers(draft.Base))
        {
            say($"Nothing was contacted: {draft.Base.GetLeftPart(UriPartial.Authority)} comes from the source, not from you. --base {draft.Base} agrees to it.");
            return false;
        }

        if (draft.Import?.Elsewhere.FirstOrDefault(o => !door.Covers(o)) is { } elsewhere)
        {
            say($"Nobody was signed in: {elsewhere} comes from {request.Auth}, not from you. `launchready audit` contacts it, as `allow` says.");
            return false;
        }

        if (reading.Target is not { } target)
        {
            await AskSignInAsync(cancellation).ConfigureAwait(false);
            return false;
        }

        using var api = ApiAudit.Open(target, time);
        var people = await api.SignInAllAsync(cancellation).ConfigureAwait(false);
        foreach (var person in people)
        {
            say(person.Dead is { } reason ? $"{person.Key}: not signed in: {reason}" : $"{person.Key}: signed in");
        }

        return people.All(p => p.Dead is null);
    }

    /// <summary>Imported people lack their organisation; whether they get in can be tried all the same, in a copy that gives them one.</summary>
    private TargetReading Reading()
    {
        if (draft.Import is null)
        {
            return TargetFile.Load(request.Out, Environment.GetEnvironmentVariable, time);
        }

        // In the same folder, because that is where `.env` is looked for.
        var copy = Path.Combine(request.Folder, $".launchready-{Guid.NewGuid():N}.yaml");
        try
        {
            OutFiles.Write(copy, DraftText.Of(draft, time, isTrial: true), isSecret: true);
            return TargetFile.Load(copy, Environment.GetEnvironmentVariable, time);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    private async Task AskSignInAsync(CancellationToken cancellation)
    {
        if (draft.SignIn is not { } flow)
        {
            say("No sign-in operation was recognised.");
            return;
        }

        var reply = await door.SendAsync(new Outgoing(flow.Operation.Method, draft.At(flow.Operation.Path)) { Body = flow.IsForm ? "" : "{}", IsForm = flow.IsForm, Headers = draft.StandingHeaders }, cancellation).ConfigureAwait(false);
        say(reply.Fault is { } fault ? $"{flow.Operation.Id}: no answer ({fault})."
            : reply.Status == 404 ? $"{flow.Operation.Id}: answered 404. Check `api.base` ({draft.Base}) and `sign-in.password.request`."
            : $"{flow.Operation.Id}: there (answered {reply.Status} to an empty body).");
    }
}
