using LaunchReady.Api.Surface;
using LaunchReady.Core.Targets;

namespace LaunchReady.Cli.Initialising;

/// <summary>What several sources say of each other: what was recorded of the document, and what no document names.</summary>
internal static class SourceSummary
{
    private const int MostNamed = 5;

    public static IEnumerable<string> Lines(Draft draft)
    {
        var recorded = draft.Operations.Where(o => o.Origins.Any(x => x != OperationOrigin.Document)).ToArray();
        if (!draft.Sources.Any(s => s.Kind == SourceKind.OpenApi) || draft.Sources.All(s => s.Kind == SourceKind.OpenApi))
        {
            yield break;
        }

        var shadows = recorded.Where(o => o.IsShadow).ToArray();
        var documented = draft.Operations.Count(o => o.Origins.Contains(OperationOrigin.Document));
        yield return $"  {documented} in the document, {recorded.Length - shadows.Length} of them recorded; {shadows.Length} recorded that no document names{(shadows.Length > 0 ? " (shadow endpoints):" : ".")}";
        foreach (var shadow in shadows.Take(MostNamed))
        {
            yield return $"    {string.Concat(shadow.Id.Select(c => char.IsControl(c) ? '?' : c))}";
        }

        if (shadows.Length > MostNamed)
        {
            yield return $"    and {shadows.Length - MostNamed} more; the audit names them all";
        }
    }
}
