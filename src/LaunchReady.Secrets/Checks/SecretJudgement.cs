using System.Globalization;
using LaunchReady.Core.Verdicts;
using LaunchReady.Secrets.Facts;

namespace LaunchReady.Secrets.Checks;

/// <summary>What all checks of the slice conclude from the cells of their kind of place.</summary>
internal static class SecretJudgement
{
    /// <param name="key">The list of `code` in launchready.yaml that names such places.</param>
    /// <param name="asideCounts">Whether tests and documentation weigh less.</param>
    public static Judgement Of(SecretFacts facts, PlaceKind kind, string key, bool asideCounts)
    {
        if (facts.None.Contains(kind))
        {
            return Judgement.NotApplicable($"launchready.yaml says under `code.{key}` that there is none");
        }

        if (!facts.Sources.Any(s => s.Kind == kind))
        {
            return Judgement.Inconclusive(Reason.EvidenceMissing, $"nobody said where to look: launchready.yaml has no `code.{key}`",
                kind is PlaceKind.Tree or PlaceKind.History ? "add `code: {repository: .}` to launchready.yaml" : $"name the files under `code.{key}` in launchready.yaml, or write `{key}: []` where there are none");
        }

        return Judgement.FromCells(
            SecretCells.Of(facts, kind, asideCounts), "values and sources",
            _ => Clean(facts, kind),
            failed => failed.Count == 1 ? failed[0].Sentence : string.Create(CultureInfo.InvariantCulture, $"{failed.Count} secrets, first: {failed[0].Sentence}"),
            "there is nothing to read");
    }

    private static string Clean(SecretFacts facts, PlaceKind kind)
    {
        var sources = facts.Sources.Where(s => s.Kind == kind).ToArray();
        return string.Create(CultureInfo.InvariantCulture, $"no secret in {sources.Sum(s => s.Files)} files ({sources.Sum(s => s.Bytes) / 1e6:F1} MB) of {string.Join(", ", sources.Select(s => s.Name))}");
    }
}
