using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;
using LaunchReady.Reporting.Html;
using LaunchReady.Reporting.Views;

namespace LaunchReady.Reporting.Handover;

/// <summary>What a team takes over at launch, out of one result. What the result does not know is said as unknown. Public only because generated page code names it.</summary>
public sealed class HandoverPack
{
    private static readonly (string Title, string Check)[] Asked =
    [
        ("Where production logs live", "operations.logs-have-a-known-place"),
        ("Who is alerted, and how", "alerting.responder-is-named"),
        ("How to deploy and to roll back", "deployment.handover-notes-exist"),
    ];

    private const string Nobody = "Nobody has said. Write it down here before launch: ________";

    internal HandoverPack(ReportView view)
    {
        View = view;
        Sections =
        [
            Checklist("Launch criteria", $"All must hold before the first customer comes in. {Proof(view)}", view.Launch),
            Checklist("Scorecard", $"What was tried for each row, and how it ended. {Proof(view)}", view.Scorecard),
            Checklist("Supporting gates", $"What the launch also stands on. {Proof(view)}", view.Supporting),
            Notes(view), Runbook(view), Rotations(view), Accepted(view), Flags(view), Watching(view),
        ];
    }

    internal ReportView View { get; }

    internal IReadOnlyList<HandoverSection> Sections { get; }

    private static string Proof(ReportView view) => $"Proof: run {view.Run.RunId} of {Words.Moment(view.Run.Finished)}; its result.json holds every case.";

    private static HandoverSection Checklist(string title, string lead, IEnumerable<GateRow> rows) => new(title, lead, [.. rows.Select(Line)]);

    private static HandoverLine Line(GateRow row)
    {
        var details = new List<string> { row.Sentence };
        if (row.Result.Checks.Count > 0)
        {
            var coverage = row.Result.Coverage;
            details.Add($"Tried: {Words.Count(row.Result.Checks.Count, "check")}, {(coverage.Applicable == 0 ? "of which none had a case to try" : $"{Words.Number(coverage.Decided)} of {Words.Count(coverage.Applicable, "case")} decided")}.");
        }

        if (row.IsNotBuilt)
        {
            details.Add($"Unknown. Check it by hand: {row.Gate.PassCriterion}");
        }
        else if (row.Verdict == Verdict.Inconclusive)
        {
            details.Add($"Unknown. To decide it: {Words.Sentence(row.Result.NextStep ?? "run `launchready audit` again")}");
        }

        return new HandoverLine($"{Look.ShortId(row.Gate.Id)} {row.Gate.Title}".Trim(), $"{row.Symbol} {row.Word}", Look.Tone(row), details);
    }

    private static HandoverSection Notes(ReportView view)
    {
        var run = view.Run;
        List<HandoverLine> lines =
        [
            new("Target", run.TargetAddress.Length > 0 ? $"{run.TargetName}, {run.TargetAddress}" : run.TargetName),
            new("Run", $"{run.RunId}, {Words.Moment(run.Started)}, LaunchReady {run.ToolVersion}, mode {run.Mode}"),
            new("What was covered", Headline.Coverage(view)),
            new("What changed", view.Result.Changes is { } changes ? ChangeGroup.Lead(changes) : "Unknown: there is no earlier run of this target beside this one."),
        ];
        lines.AddRange(Headline.Remarks(view).Select(r => new HandoverLine("Known limit", r)));
        lines.AddRange(view.Failing.Select(c => new HandoverLine("Known limit", $"{c.Check.FailureTitle}. {Words.Sentence(c.Check.WhatBreaks)}")));
        return new HandoverSection("Launch notes", "What was released, judged by which run, and what is known not to hold.", lines);
    }

    private static HandoverSection Runbook(ReportView view)
    {
        CheckResult[] attested = [.. view.Attested.Where(c => c.Judgement.Attestation is not null)];
        List<HandoverLine> lines = [.. Asked.Select(a => attested.FirstOrDefault(c => c.Check.Id == a.Check) is { } said ? Attested(a.Title, said) : new HandoverLine(a.Title, Nobody)), new("Who decides at night", Nobody)];
        lines.AddRange(attested.Where(c => !Asked.Any(a => a.Check == c.Check.Id)).Select(c => Attested(c.Check.Title, c)));
        return new HandoverSection("Runbook", "What the team needs when something breaks. An audit sees none of it from outside: it is what people vouch for (`launchready attest`).", lines);
    }

    private static HandoverLine Attested(string title, CheckResult check)
    {
        var said = check.Judgement.Attestation!;
        return new HandoverLine(title, $"See {Words.Sentence(said.Evidence)} {said.By} vouched for it on {Words.Day(said.On)}; this holds until {Words.Day(said.Expires)}.");
    }

    private static HandoverSection Rotations(ReportView view)
    {
        var rows = view.Rotations.Take(Amounts.Rotations).Select(r => new HandoverLine($"{r.Rotation.Title} {r.Rotation.Shown}", r.IsAsked ? "? Is it a secret?" : "✖ Leaked", r.IsAsked ? "open" : "fail",
            [$"Stands {Words.Join([.. r.Places], Amounts.BlockerSubjects)}.", .. r.Rotation.Steps.Select(Words.Sentence), r.Rotation.Page.Length > 0 ? $"Page: {r.Rotation.Page}" : "Page: unknown; ask the provider."])).ToArray();
        var more = view.Rotations.Count - rows.Length;
        var secrets = view.Own.First(g => g.Gate.Id == "S3");
        var none = secrets.Verdict is Verdict.Pass or Verdict.Attested ? "No leaked credential is known." : "This run lists no leaked credential, and it does not say that there is none: S3 above tells what decides it.";
        return new HandoverSection("How to rotate what leaked",
            rows.Length == 0 ? none : $"In this order: API keys, database passwords, signing keys; then deploy, then audit again.{(more > 0 ? $" {Words.Number(more)} more are in the JSON result." : "")}", rows);
    }

    private static HandoverSection Accepted(ReportView view)
    {
        var lines = view.Accepted.Take(Amounts.WaiverRows).Select(a => new HandoverLine(
            $"{a.Result.Check.FailureTitle}: {a.Cell.Subject}", $"{a.Cell.Verdict.Symbol()} ⚑ {a.Cell.Verdict.Word()}, risk {(a.HasEnded ? "no longer accepted" : "accepted")}", a.HasEnded ? "fail" : "risk",
            [$"{a.Waiver.Owner}: {Words.Sentence(a.Waiver.Reason)}", $"{(a.HasEnded ? "Ended" : "Until")} {Words.Day(a.Waiver.Until)}."])).ToArray();
        var more = view.Accepted.Count - lines.Length;
        return new HandoverSection("Accepted risk", lines.Length == 0 ? "Nobody accepted a risk." : $"A named person answers for each of these until its day.{(more > 0 ? $" {Words.Number(more)} more are in the JSON result." : "")}", lines);
    }

    private static HandoverSection Flags(ReportView view) => new("Red flags", FlagRow.Advice(view.Flags),
        [.. view.Flags.Select(f => new HandoverLine($"{f.Id} {f.Title}", $"{f.Symbol} {f.Word}", Look.Tone(f.State), [f.Sentence]))]);

    private static HandoverSection Watching(ReportView view) => new("Monitors and DNS records", "What goes on after launch.",
    [
        new("Monitors", Unseen(view, "S9", "the monitors of homepage, sign-in and a core route, and whom they alert")),
        new("Mail records (SPF, DKIM, DMARC)", Unseen(view, "S10", "the records of every domain that sends mail")),
        new("Domain records", Unseen(view, "edge", "the names, where they point, and when certificates end")),
    ]);

    private static string Unseen(ReportView view, string gate, string what)
    {
        var row = view.Own.First(g => g.Gate.Id == gate);
        return row.IsNotBuilt ? $"Unknown: this version does not read them. Write down {what}: ________" : $"{row.Word}: {row.Sentence}";
    }
}

/// <param name="Lead">One or two sentences above the lines.</param>
internal sealed record HandoverSection(string Title, string Lead, IReadOnlyList<HandoverLine> Lines);

/// <param name="Mark">Symbol and word of how it stands; empty for a plain fact.</param>
internal sealed record HandoverLine(string Title, string Mark, string Tone, IReadOnlyList<string> Details)
{
    public HandoverLine(string title, string fact)
        : this(title, "", "none", [fact])
    {
    }
}
