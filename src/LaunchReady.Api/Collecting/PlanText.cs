using LaunchReady.Api.Surface;
using LaunchReady.Core.Targets;

namespace LaunchReady.Api.Collecting;

/// <summary>One line of the plan: what is written, on whose objects, and by whom.</summary>
internal static class PlanText
{
    public const string Unlisted = "writes of the caller's own record that the target names and no source does (OPTIONS, Allow): like the others, on the record of a sacrificial identity";

    public static string? Of(Operation operation, Treatment treatment, Target target)
    {
        var roles = target.Identities.Select(i => i.Role).Distinct(StringComparer.Ordinal).Count();
        return treatment switch
        {
            Treatment.Create => $"{operation.Id}: creates throw-away objects with markers in both test organisations; strangers and bad tokens try it too",
            Treatment.Write => $"{operation.Id}: changes throw-away objects of the run, or the organisation's own settings and the record of a sacrificial identity where the path names those; strangers, bad tokens, the other organisation and {roles} roles try it",
            Treatment.Delete => $"{operation.Id}: deletes throw-away objects of the run (or ones marked `throw-away: true`); strangers, bad tokens, the other organisation and {roles} roles try it",
            Treatment.SignInFlow => $"{operation.Id}: one call by a stranger with made-up values (it may create an account or send a mail to launchready.example)",
            Treatment.Public => $"{operation.Id}: one call by a stranger with made-up values, and the same by a signed-in person where the stranger is turned down; the rest as for other writes if it proves protected",
            Treatment.EndsIdentity => $"{operation.Id}: strangers and bad tokens, then a fresh session of a sacrificial identity or of the first one",
            Treatment.Excluded or Treatment.ReadObject or Treatment.ReadList => null,
            _ => throw new ArgumentOutOfRangeException(nameof(treatment), treatment, "unknown treatment"),
        };
    }
}
