using System.Text.Json;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Decisions;
using LaunchReady.Core.Runs;
using LaunchReady.Core.Verdicts;
using LaunchReady.Reporting.Views;

namespace LaunchReady.Reporting.Json;

/// <summary>The whole result for programs, in the form of schema/result.schema.json.</summary>
internal static class JsonReport
{
    /// <summary>The writer keeps everything in memory until it is told to pass it on.</summary>
    private const int FlushedBytes = 64 * 1024;

    public const string Schema = "launchready.result/2";

    public static void Write(ReportView view, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteString("decision", view.Result.Decision.Id());
        // A stopped run returns 130 whatever it found; the decision is kept beside it.
        json.WriteNumber("exitCode", view.Run.IsPartial ? ExitCode.Cancelled : ExitCode.Of(view.Result.Decision));
        Run(json, view.Run);
        ScoreOf(json, view.Result.Score);
        Coverage(json, view);
        ChangesJson.Write(json, view.Result.Changes);
        Gates(json, view);
        Flags(json, view);
        json.WriteStartArray("checks");
        foreach (var check in view.Result.Checks)
        {
            Check(json, check);
        }

        json.WriteEndArray();
        json.WriteStartArray("cells");
        foreach (var check in view.Result.Checks)
        {
            foreach (var cell in check.Judgement.Cells)
            {
                CellJson.Write(json, check.Check.Id, cell);
                if (json.BytesPending > FlushedBytes)
                {
                    json.Flush();
                }
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Run(Utf8JsonWriter json, RunFacts run)
    {
        json.WriteStartObject("run");
        json.Text("id", run.RunId);
        json.Text("toolVersion", run.ToolVersion);
        json.Text("targetName", run.TargetName);
        json.Text("targetAddress", run.TargetAddress);
        json.Text("mode", run.Mode);
        json.Optional("commit", run.Commit);
        json.WriteString("started", run.Started);
        json.WriteString("finished", run.Finished);
        json.WriteBoolean("partial", run.IsPartial);
        json.WriteNumber("operations", run.Operations);
        json.WriteNumber("identities", run.Identities);
        json.WriteNumber("requests", run.Requests);
        json.WriteNumber("objectsLeft", run.ObjectsLeft);
        json.Texts("remarks", run.Remarks);
        json.WriteEndObject();
    }

    private static void ScoreOf(Utf8JsonWriter json, Score? score)
    {
        if (score is not null)
        {
            json.WriteStartObject("score");
            json.WriteNumber("scoring", Score.Version);
            json.WriteNumber("readiness", score.Readiness);
            json.WriteNumber("coverage", score.Coverage);
            json.Optional("struck", score.Struck);
            json.WriteEndObject();
        }
    }

    private static void Coverage(Utf8JsonWriter json, ReportView view)
    {
        json.WriteStartObject("coverage");
        json.WriteNumber("gates", view.Own.Count);
        json.WriteNumber("gatesBuilt", view.Own.Count - view.NotBuilt.Count);
        json.WriteNumber("cellsDecided", view.Tally.Decided);
        json.WriteNumber("cellsApplicable", view.Tally.Applicable);
        json.WriteEndObject();
    }

    private static void Gates(Utf8JsonWriter json, ReportView view)
    {
        json.WriteStartArray("gates");
        foreach (var row in view.Gates)
        {
            json.WriteStartObject();
            json.WriteString("id", row.Gate.Id);
            json.WriteString("kind", Ids.Of(row.Gate.Kind));
            json.WriteString("title", row.Gate.Title);
            json.WriteNumber("weight", row.Gate.Weight);
            json.WriteString("verdict", Ids.Of(row.Verdict));
            json.Text("sentence", row.Sentence);
            json.Optional("reason", row.Result.Reason?.Id());
            json.Optional("nextStep", row.Result.NextStep);
            json.WriteBoolean("waived", row.Result.IsWaived);
            json.Coverage(row.Result.Coverage);
            json.Texts("checks", [.. row.Result.Checks.Select(c => c.Check.Id)]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Flags(Utf8JsonWriter json, ReportView view)
    {
        json.WriteStartArray("redFlags");
        foreach (var flag in view.Flags)
        {
            json.WriteStartObject();
            json.WriteString("id", flag.Id);
            json.WriteString("title", flag.Title);
            json.WriteString("state", Ids.Of(flag.State));
            json.Texts("raisedBy", [.. flag.Flag.Raising.Select(c => c.Check.Id)]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Check(Utf8JsonWriter json, CheckResult result)
    {
        var (check, judgement) = result;
        json.WriteStartObject();
        json.Text("id", check.Id);
        json.WriteString("gate", check.Gate);
        json.Text("title", check.Title);
        json.Text("failureTitle", check.FailureTitle);
        json.Text("whatBreaks", check.WhatBreaks);
        json.Text("fix", check.Fix);
        json.Texts("standards", check.Standards);
        json.WriteNumber("hours", check.Hours);
        json.Texts("cites", check.Cites);
        json.Optional("redFlag", check.RedFlag);
        json.Optional("followsFrom", check.FollowsFrom);
        if (check.IsMendedOnce)
        {
            json.WriteBoolean("mendedOnce", true);
        }

        json.WriteString("verdict", Ids.Of(judgement.Verdict));
        json.Text("sentence", judgement.Sentence);
        json.Optional("reason", judgement.Reason?.Id());
        json.Optional("nextStep", judgement.NextStep);
        json.WriteBoolean("waived", judgement.IsWaived);
        json.Coverage(judgement.Coverage);
        json.Texts("advice", judgement.Advice);
        if (judgement.Attestation is { } said)
        {
            json.WriteStartObject("attestation");
            json.Text("by", said.By);
            json.WriteString("on", Ids.Of(said.On));
            json.Text("evidence", said.Evidence);
            json.WriteString("expires", Ids.Of(said.Expires));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
