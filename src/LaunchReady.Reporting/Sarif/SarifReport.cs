using System.Globalization;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Decisions;
using LaunchReady.Core.Evidence;
using LaunchReady.Core.Gates;
using LaunchReady.Core.Verdicts;
using LaunchReady.Reporting.Views;

namespace LaunchReady.Reporting.Sarif;

/// <summary>
/// A result as SARIF. GitHub and GitLab make an alert of every result whatever its kind says, so only failures and what is required and undecided are results;
/// what passes is a ledger in the properties, and what this version cannot check is a notification.
/// </summary>
internal static class SarifReport
{
    /// <summary>GitHub refuses more in one run; whoever has so many reads the report instead.</summary>
    private const int MostResults = 5000;

    /// <summary>Where an alert is shown that stands in no file: what was audited is named there.</summary>
    private const string Configuration = "launchready.yaml";

    public static SarifLog Of(ReportView view)
    {
        var told = view.Result.Checks.Where(c => c.Judgement.Verdict is Verdict.Fail or Verdict.Inconclusive).OrderBy(c => c.Judgement.Verdict == Verdict.Inconclusive).ToArray();
        var results = told.SelectMany(Results).ToArray();
        return new SarifLog(view.Run.ToolVersion, [.. told.DistinctBy(c => c.Check.Id).Select(Rule)], [.. results.Take(MostResults)])
        {
            Category = $"launchready/audit/{view.Run.RunId}",
            IsComplete = !view.Run.IsPartial,
            Notifications =
            [
                .. Headline.Remarks(view),
                .. view.NotBuilt.Select(g => $"Gate {g.Gate.Id} ({g.Gate.Title}) is not built into this version: check it by hand."),
                .. results.Length > MostResults ? new[] { $"{Words.Number(results.Length - MostResults)} more results are in the JSON result." } : [],
            ],
            Properties = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal)
            {
                ["launchready"] = Decision(view),
                ["gates"] = view.Gates.ToDictionary(g => g.Gate.Id, g => g.Word, StringComparer.Ordinal),
                ["checks"] = view.Result.Checks.DistinctBy(c => c.Check.Id).ToDictionary(c => c.Check.Id, c => $"{c.Judgement.Verdict.Word()}: {c.Judgement.Coverage}", StringComparer.Ordinal),
            },
        };
    }

    private static Dictionary<string, string> Decision(ReportView view)
    {
        var decision = new Dictionary<string, string>(StringComparer.Ordinal) { ["decision"] = view.Result.Decision.Id(), ["run"] = view.Run.RunId };
        if (view.Result.Score is { } score)
        {
            decision["readiness"] = score.ToString();
        }

        return decision;
    }

    private static SarifRule Rule(CheckResult result)
    {
        var check = result.Check;
        var fix = Words.Sentence(Visible.Line(check.Fix));
        var breaks = Words.Sentence(Visible.Line(check.WhatBreaks));
        var standards = Visible.Line(string.Join(", ", check.Standards));
        return new SarifRule(
            check.Id, Visible.Line(check.FailureTitle), breaks, $"{breaks} Fix: {fix} Standards: {standards}.",
            $"**What breaks:** {Markdown(breaks)}\n\n**Fix:** {Markdown(fix)}\n\nStandards: {Markdown(standards)}", Severity(check), ["security", $"gate/{check.Gate}", .. check.Standards.Select(Visible.Line)]);
    }

    private static IEnumerable<SarifResult> Results(CheckResult result) =>
        result.Judgement.Cells.Where(c => c.Verdict is Verdict.Fail or Verdict.Inconclusive).OrderBy(c => c.Verdict == Verdict.Inconclusive).Select(c => Result(result.Check, c));

    private static SarifResult Result(CheckDescriptor check, Cell cell) => new(
        check.Id, cell.Verdict == Verdict.Fail ? SarifLevel.Error : SarifLevel.Note,
        Sentence($"{SubjectLine.Who(check, cell.Subject, cell.Caller)}{cell.Sentence}", cell.NextStep),
        Fingerprint.OfFinding(check.Id, cell.Subject, cell.Caller),
        cell.Locations.Count > 0
            ? [.. cell.Locations.Select(l => new SarifPlace(l.File, l.Line))]
            : [new SarifPlace(Configuration, null, Visible.Short(cell.Subject, Amounts.SubjectCharacters))])
    {
        IsOpen = cell.Verdict == Verdict.Inconclusive,
        Suppression = cell.Waiver is { } w ? string.Create(CultureInfo.InvariantCulture, $"{Visible.Line(w.Owner)} accepts the risk until {w.Until:yyyy-MM-dd}: {Visible.Short(w.Reason, Amounts.SentenceCharacters)}") : null,
    };

    private static string Sentence(string text, string? next) =>
        Words.Sentence(Visible.Short(text, Amounts.SentenceCharacters * 2)) + (next is null ? "" : $" To decide: {Words.Sentence(Visible.Short(next, Amounts.SentenceCharacters))}");

    /// <summary>By the weight of the gate: 20 is the heaviest.</summary>
    private static double Severity(CheckDescriptor check) => GateCatalogue.Get(check.Gate).Weight switch
    {
        >= 15 => 9.5,
        >= 8 => 7.5,
        >= 5 => 5.5,
        _ => 3.5,
    };

    private static string Markdown(string text) => text.Replace("<", "&lt;", StringComparison.Ordinal);
}
