using LaunchReady.Core.Decisions;
using LaunchReady.Core.Targets;
using LaunchReady.Secrets;

namespace LaunchReady.Cli.Auditing;

/// <summary>Mistakes in the user's own kinds of credential, said before anything is read.</summary>
internal static class OwnRuleFaults
{
    public static void ThrowIfAny(IReadOnlyList<OwnSecretRule> rules)
    {
        var faults = rules.Select(r => SecretScan.FaultOf(r) is { } fault ? $"code.secrets.rules: {r.Id}: {fault}" : null).OfType<string>().ToArray();
        if (faults.Length > 0)
        {
            throw new UserErrorException($"{string.Join('\n', faults)}\nMend launchready.yaml and run again; `launchready config explain code.secrets.rules` shows an example.", ExitCode.ConfigurationInvalid);
        }
    }
}
