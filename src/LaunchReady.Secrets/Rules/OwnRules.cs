using LaunchReady.Core.Targets;
using LaunchReady.Secrets.Engine;

namespace LaunchReady.Secrets.Rules;

/// <summary>The user's own kinds of credential, beside the known ones.</summary>
internal static class OwnRules
{
    private static readonly Provider Own = new(
        "your own service", "https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html",
        "Make a new value where it is issued.", "End the old one.");

    /// <exception cref="FormatException">A rule cannot be scanned for; the message says which and why.</exception>
    public static RuleSet Beside(IReadOnlyList<OwnSecretRule> rules) => rules.Count == 0
        ? RuleSet.Default
        : new RuleSet([.. RuleCatalogue.All, .. rules.Select(r => new SecretRule(r.Id, r.Title, Own) { Shapes = [r.Shape], Words = r.Words })]);

    /// <summary>Why a rule cannot be scanned for; null where it can.</summary>
    public static string? Fault(OwnSecretRule rule)
    {
        try
        {
            _ = Beside([rule]);
            return null;
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }
}
