using System.Text.Json;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Decisions;
using LaunchReady.Core.Evidence;
using LaunchReady.Core.Gates;
using LaunchReady.Core.Runs;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Reporting.Json;

/// <summary>Reads a result back, of this version of the schema or an earlier one. The decision and the score are those of then; gates are rolled up anew.</summary>
internal static class JsonResult
{
    private static readonly string[] Known = ["launchready.result/1", JsonReport.Schema];

    /// <exception cref="UnreadableResultException">The bytes are no result, or one of a version that is not known.</exception>
    public static RunResult Read(Stream stream)
    {
        try
        {
            using var json = JsonDocument.Parse(stream);
            return Result(json.RootElement);
        }
        catch (JsonException error) when (error.LineNumber is { } line)
        {
            throw new UnreadableResultException($"line {line + 1}, column {error.BytePositionInLine + 1}: this is no JSON, or not all of it", error);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException)
        {
            throw new UnreadableResultException("this is no result of LaunchReady, or a damaged one", error);
        }
    }

    private static RunResult Result(JsonElement root)
    {
        var schema = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("schema", out var named) ? named.GetString() : null;
        if (!Known.Contains(schema, StringComparer.Ordinal))
        {
            throw new UnreadableResultException(schema is null
                ? "this is no result of LaunchReady: it names no schema"
                : $"this result is of version '{schema}', and this LaunchReady reads {string.Join(" and ", Known)}", null);
        }

        var cells = root.GetProperty("cells").EnumerateArray().ToLookup(c => c.Text("check"), Cell, StringComparer.Ordinal);
        var checks = root.GetProperty("checks").EnumerateArray().Select(c => Check(c, [.. cells[c.Text("id")]])).ToArray();
        var decision = Enum.GetValues<Decision>().Single(d => d.Id() == root.Text("decision"));
        return RunResult.From(Run(root.GetProperty("run")), checks) with { Decision = decision, Score = root.TryGetProperty("score", out var score) ? ScoreOf(score) : null };
    }

    private static RunFacts Run(JsonElement run) => new()
    {
        RunId = run.Text("id"),
        ToolVersion = run.Text("toolVersion"),
        TargetName = run.Text("targetName"),
        TargetAddress = run.Text("targetAddress"),
        Mode = run.Text("mode"),
        Commit = run.Optional("commit"),
        Started = run.GetProperty("started").GetDateTimeOffset(),
        Finished = run.GetProperty("finished").GetDateTimeOffset(),
        IsPartial = run.GetProperty("partial").GetBoolean(),
        Operations = run.GetProperty("operations").GetInt32(),
        Identities = run.GetProperty("identities").GetInt32(),
        Requests = run.GetProperty("requests").GetInt64(),
        ObjectsLeft = run.GetProperty("objectsLeft").GetInt32(),
        Remarks = run.Texts("remarks"),
    };

    private static Score ScoreOf(JsonElement score) => new(score.GetProperty("readiness").GetInt32(), score.GetProperty("coverage").GetInt32(), score.Optional("struck"));

    private static CheckResult Check(JsonElement check, IReadOnlyList<Cell> cells)
    {
        var descriptor = new CheckDescriptor(check.Text("id"))
        {
            Gate = GateCatalogue.Get(check.Text("gate")).Id,
            Title = check.Text("title"),
            FailureTitle = check.Text("failureTitle"),
            WhatBreaks = check.Text("whatBreaks"),
            Fix = check.Text("fix"),
            Standards = check.Texts("standards"),
            Hours = check.GetProperty("hours").GetDouble(),
            Cites = check.Texts("cites"),
            RedFlag = check.Optional("redFlag"),
            FollowsFrom = check.Optional("followsFrom"),
            IsMendedOnce = check.TryGetProperty("mendedOnce", out var once) && once.GetBoolean(),
        };
        var said = check.TryGetProperty("attestation", out var a) ? new Attestation(a.Text("by"), a.Day("on"), a.Text("evidence"), a.Day("expires")) : null;
        return new CheckResult(descriptor, Judgement.AsKept(
            check.Verdict(), check.Text("sentence"), cells, check.GetProperty("coverage").Text("unit"), check.ReasonOf(), check.Optional("nextStep"), said) with { Advice = check.Texts("advice") });
    }

    private static Cell Cell(JsonElement cell) => new(cell.Text("subject"), cell.Text("caller"), cell.Verdict(), cell.Text("sentence"))
    {
        Reason = cell.ReasonOf(),
        NextStep = cell.Optional("nextStep"),
        Advice = cell.Optional("advice"),
        Waiver = cell.TryGetProperty("waiver", out var w) ? new Waiver(w.Text("owner"), w.Text("reason"), w.Day("until"), w.Text("fingerprint")) : null,
        Rotation = cell.TryGetProperty("rotation", out var r) ? new Rotation(
            r.Text("secret"), r.Text("title"), r.Text("shown"), Enum.GetValues<RotationOrder>().Single(o => Ids.Of(o) == r.Text("order")), r.Text("page"), r.Texts("steps"), r.Text("where")) : null,
        Access = cell.TryGetProperty("access", out var who) ? new Access(who.Text("who"), who.GetProperty("may").GetBoolean(), who.TryGetProperty("gotIn", out var got) ? got.GetBoolean() : null) : null,
        Locations = cell.TryGetProperty("locations", out var places)
            ? [.. places.EnumerateArray().Select(l => new Location(l.Text("file"), l.TryGetProperty("line", out var line) ? line.GetInt32() : null))]
            : [],
        Exchanges = [.. cell.GetProperty("exchanges").EnumerateArray().Select(e =>
            new Exchange(e.Text("label"), e.Text("request"), e.GetProperty("status").GetInt32(), e.Text("answer"), e.Text("curl")) { Sent = e.Optional("sent") })],
    };
}
