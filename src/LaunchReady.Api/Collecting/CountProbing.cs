using System.Globalization;
using System.Text.Json;
using LaunchReady.Api.Exchanges;
using LaunchReady.Api.Facts;
using LaunchReady.Api.Identities;
using LaunchReady.Api.Resources;
using LaunchReady.Api.Surface;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Collecting;

/// <summary>Numbers leak too: the owner adds one object of each kind, then two; a number of the intruder's that moves by exactly the same steps counts the owner's data.</summary>
internal sealed class CountProbing(AuditRun run, Creation creation, Recording recording)
{
    /// <summary>Operations without an id whose answers hold numbers outside of lists.</summary>
    public async Task ProbeAsync(IReadOnlyList<Operation> operations, CancellationToken cancellation)
    {
        var owner = run.LeadOf(run.Owner);
        var intruder = run.LeadOf(run.Intruder);
        if (owner is null || intruder is null || !run.MayWrite)
        {
            return;
        }

        var first = await SnapshotAsync(operations, owner, intruder, cancellation).ConfigureAwait(false);
        var counting = operations.Where(o => first.ContainsKey((o.Id, owner.Key)) && first.ContainsKey((o.Id, intruder.Key))).ToArray();
        if (counting.Length == 0)
        {
            return;
        }

        await AddAsync(1, cancellation).ConfigureAwait(false);
        var second = await SnapshotAsync(counting, owner, intruder, cancellation).ConfigureAwait(false);
        await AddAsync(2, cancellation).ConfigureAwait(false);
        var third = await SnapshotAsync(counting, owner, intruder, cancellation).ConfigureAwait(false);
        foreach (var operation in counting)
        {
            Judge(operation, owner, intruder, [first, second, third]);
        }
    }

    private sealed record Numbers(Seen Seen, IReadOnlyDictionary<string, decimal> Values);

    private void Judge(Operation operation, Caller owner, Caller intruder, IReadOnlyList<Dictionary<(string, string), Numbers>> snapshots)
    {
        var mine = Steps(snapshots, operation, owner);
        var theirs = Steps(snapshots, operation, intruder);
        if (mine is null || theirs is null)
        {
            recording.Blocked(ProbeKind.ForeignCount, operation.Id, intruder.Key, Reason.CallerControlFailed, "the numbers could not be read three times");
            return;
        }

        var moving = mine.Where(m => m.Value.First > 0 && m.Value.Second > 0).ToArray();
        if (moving.Length == 0)
        {
            recording.NotApplicable(ProbeKind.ForeignCount, operation.Id, intruder.Key, "no number of the answer counts what the owner added");
            return;
        }

        var leaking = moving.Where(m => theirs.TryGetValue(m.Key, out var steps) && steps == m.Value).Select(m => m.Key).ToArray();
        recording.Add(new Probe(ProbeKind.ForeignCount, operation.Id, intruder.Key)
        {
            Owner = run.Owner,
            Answer = AnswerClass.Served,
            Status = 200,
            Leaks = [.. leaking.Select(l => $"'{l}' moved with every object {run.Owner} added")],
            Effect = Effect.NotAWrite,
            OwnerControl = new Control(true, $"{owner.Key}'s own number moved"),
            CallerControl = new Control(true, $"{intruder.Key} got the number three times"),
            OwnerDataRecognisable = true,
            Exchanges = [snapshots[0][(operation.Id, intruder.Key)].Seen.Exchange, snapshots[2][(operation.Id, intruder.Key)].Seen.Exchange],
        });
    }

    private static Dictionary<string, (decimal First, decimal Second)>? Steps(IReadOnlyList<Dictionary<(string, string), Numbers>> snapshots, Operation operation, Caller caller)
    {
        var numbers = snapshots.Select(s => s.GetValueOrDefault((operation.Id, caller.Key))).ToArray();
        if (numbers.Any(n => n is null))
        {
            return null;
        }

        return numbers[0]!.Values
            .Where(v => numbers[1]!.Values.ContainsKey(v.Key) && numbers[2]!.Values.ContainsKey(v.Key))
            .ToDictionary(v => v.Key, v => (numbers[1]!.Values[v.Key] - v.Value, numbers[2]!.Values[v.Key] - numbers[1]!.Values[v.Key]), StringComparer.Ordinal);
    }

    private async Task AddAsync(int count, CancellationToken cancellation)
    {
        var made = run.Store.All.Where(o => o.IsOwn).Select(o => o.Resource).ToHashSet(StringComparer.Ordinal);
        foreach (var type in run.Map.All.Where(t => t.Create is not null && made.Contains(t.Key)).ToArray())
        {
            for (var i = 0; i < count; i++)
            {
                await creation.MakeAsync(type, run.Owner, cancellation).ConfigureAwait(false);
            }
        }
    }

    private async Task<Dictionary<(string, string), Numbers>> SnapshotAsync(IReadOnlyList<Operation> operations, Caller owner, Caller intruder, CancellationToken cancellation)
    {
        var snapshot = new Dictionary<(string, string), Numbers>();
        foreach (var operation in operations)
        {
            foreach (var caller in new[] { owner, intruder })
            {
                var call = run.Calls.Make(operation, new Scene(caller.Organisation, caller.Organisation), run.Making(caller.Organisation, caller, "count"));
                if (call.Call is null)
                {
                    continue;
                }

                var seen = await run.SendAsync(caller, call, $"{caller.Key} counts", cancellation).ConfigureAwait(false);
                if (seen.Succeeded && NumbersOf(seen.Reading) is { Count: > 0 } values)
                {
                    snapshot[(operation.Id, caller.Key)] = new Numbers(seen, values);
                }
            }
        }

        return snapshot;
    }

    /// <summary>Numbers outside of arrays, and X-Total-Count style headers: rows move anyway, and are judged by their marks.</summary>
    private static Dictionary<string, decimal> NumbersOf(AnswerReading reading)
    {
        var numbers = new Dictionary<string, decimal>(StringComparer.Ordinal);
        if (reading.Json is { ValueKind: JsonValueKind.Object or JsonValueKind.Number })
        {
            foreach (var (path, value) in reading.Leaves())
            {
                if (!path.Contains('[', StringComparison.Ordinal) && decimal.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
                    && !Names.IsPageParameter(path[(path.LastIndexOf('.') + 1)..].Replace("count", "counted", StringComparison.OrdinalIgnoreCase)))
                {
                    numbers[path.Length == 0 ? "the number" : path] = number;
                }
            }
        }

        foreach (var header in reading.Answer.Headers.Where(h => h.Key.Contains("total", StringComparison.OrdinalIgnoreCase) || h.Key.Contains("count", StringComparison.OrdinalIgnoreCase) || h.Key.Equals("Content-Range", StringComparison.OrdinalIgnoreCase)))
        {
            if (decimal.TryParse(header.Value[(header.Value.LastIndexOf('/') + 1)..], NumberStyles.Integer, CultureInfo.InvariantCulture, out var number))
            {
                numbers["header " + header.Key] = number;
            }
        }

        return numbers;
    }
}
