using LaunchReady.Api.Collecting;

namespace LaunchReady.Api.Resources;

/// <summary>The owner's child under the intruder's parent: "/jobs/{mine}/photos/{theirs}".</summary>
internal static class CrossedParents
{
    public static ApiObject? Of(AuditRun run, ResourceType type, ApiObject? child = null)
    {
        var theirs = child ?? run.Store.Find(type.Key, run.Owner);
        var own = run.Store.Find(type.Key, run.Intruder);
        return theirs is null || own is null || theirs.Parents.Count == 0 || own.Parents.Count == 0
            ? null
            : theirs with { Parents = own.Parents };
    }
}
