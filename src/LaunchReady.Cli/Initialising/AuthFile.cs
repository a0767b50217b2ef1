using LaunchReady.Core.Decisions;
using LaunchReady.Core.Targets;
using LaunchReady.Targets.Import;
using LaunchReady.Targets.Secrets;
using LaunchReady.Cli.Writing;

namespace LaunchReady.Cli.Initialising;

/// <summary>People and sign-in out of a Web Fuzzing Commons file (auth.yaml), which already knows who gets in and how.</summary>
internal sealed class AuthFile(string path, string folder, Action<string> say)
{
    /// <summary>Before anything is contacted: a file that cannot be used needs no document.</summary>
    public void Check() => Read(new WfcSurroundings());

    public Draft TakenInto(Draft draft)
    {
        var cookie = draft.SignIn is { Token: { Place: TokenPlace.Cookie } spot } ? spot.Name : null;
        var import = Read(new WfcSurroundings { Address = e => Address(draft, e), SessionCookie = cookie });
        var flows = import.Flows.Count switch { 0 => "no sign-in, they bring tokens", 1 => "1 sign-in", var n => $"{n} sign-ins" };
        say($"{path}: took {string.Join(", ", import.People.Take(8).Select(p => p.Key))}{(import.People.Count > 8 ? ", ..." : "")} ({flows}, {(import.Variables.Count == 1 ? "1 secret" : $"{import.Variables.Count} secrets")} as references).");
        foreach (var remark in import.Remarks)
        {
            say($"  {remark}");
        }

        var taken = import.Variables.Select(v => v.Name).ToHashSet(StringComparer.Ordinal);
        return draft with
        {
            Import = import,
            Allow = [.. draft.Allow.Concat(import.Elsewhere).Distinct()],
            Headers = [.. draft.Headers.Select(h => h.Variable is { } name && taken.Contains(name) ? h with { Variable = "API_" + name } : h)],
        };
    }

    /// <summary>Puts the values where the references find them, as far as nothing stands there yet; what the user has set is never replaced.</summary>
    public void WriteSecrets(WfcImport import)
    {
        var missing = import.Variables.Where(v => !Variables.IsSet(v.Name, folder, Environment.GetEnvironmentVariable)).ToArray();
        var (writable, others) = (missing.Where(HasLine).ToArray(), missing.Where(v => !HasLine(v)).ToArray());
        if (writable.Length > 0)
        {
            OutFiles.SetVariables(folder, [.. writable.Select(v => KeyValuePair.Create(v.Name, v.Value.Reveal()))]);
            var ignored = OutFiles.Ignore(folder);
            say($"Wrote {string.Join(", ", writable.Select(v => v.Name))} to {Path.Combine(folder, ".env")} (readable by you only){(ignored ? " and added it to .gitignore" : "")}.");
        }

        if (import.Variables.Except(missing).Select(v => v.Name).ToArray() is { Length: > 0 } kept)
        {
            say($"Kept what is set already: {string.Join(", ", kept)}.");
        }

        foreach (var other in others)
        {
            say($"{other.Name}: its value cannot stand in .env; set it in the environment.");
        }
    }

    private WfcImport Read(WfcSurroundings surroundings)
    {
        var import = WfcAuth.Import(path, surroundings);
        return import.Errors.Count == 0 ? import : throw new UserErrorException(
            $"{string.Join('\n', import.Errors)}\nCorrect {path}, or run `launchready init` without --auth. Nothing was written.", ExitCode.ConfigurationInvalid);
    }

    private static bool HasLine(ImportedVariable variable) => Variables.Line(variable.Name, variable.Value.Reveal()) is not null;

    /// <summary>That file counts paths from the server's root, a configuration from the base URL. An operation that the sources name is taken as it stands.</summary>
    private static string Address(Draft draft, string endpoint)
    {
        var prefix = draft.Base.AbsolutePath.TrimEnd('/');
        return prefix.Length == 0 || !endpoint.StartsWith('/') || draft.Operations.Any(o => o.Path == endpoint) ? endpoint
            : endpoint.StartsWith(prefix + "/", StringComparison.Ordinal) ? endpoint[prefix.Length..]
            : draft.Base.GetLeftPart(UriPartial.Authority) + endpoint;
    }
}
