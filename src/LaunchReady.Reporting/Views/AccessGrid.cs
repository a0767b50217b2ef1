using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Reporting.Views;

/// <summary>How one caller fared on one operation, from least to most in need of a look.</summary>
internal enum AccessState
{
    NotTried,
    RefusedAsExpected,
    LetInAsExpected,

    /// <summary>May, and was refused: no danger, but something is off.</summary>
    RefusedThoughAllowed,
    Undecided,

    /// <summary>May not, and got in or saw what it must not.</summary>
    GotIn,
}

/// <summary>Operations by callers: what was expected and what was seen.</summary>
internal sealed record AccessGrid(IReadOnlyList<string> Callers, IReadOnlyList<AccessRow> Rows)
{
    /// <summary>Null where no case says who may do what.</summary>
    public static AccessGrid? Of(IReadOnlyList<CheckResult> checks)
    {
        var marks = checks.SelectMany(c => c.Judgement.Cells).Where(c => c.Access is not null).ToArray();
        if (marks.Length == 0)
        {
            return null;
        }

        string[] callers = [.. marks.Select(c => c.Access!.Who).Distinct(StringComparer.Ordinal).OrderBy(w => w == Access.Stranger ? 0 : w.Contains(", on ", StringComparison.Ordinal) ? 1 : 2)];
        var column = callers.Select((who, i) => (who, i)).ToDictionary(x => x.who, x => x.i, StringComparer.Ordinal);
        var rows = marks.GroupBy(c => c.Subject, StringComparer.Ordinal).Select(g =>
        {
            var states = new AccessState[callers.Length];
            foreach (var cell in g)
            {
                var at = column[cell.Access!.Who];
                states[at] = (AccessState)Math.Max((int)states[at], (int)StateOf(cell));
            }

            return new AccessRow(g.Key, states);
        });
        return new AccessGrid(callers, [.. rows.OrderBy(r => OperationRow.PathOf(r.Operation), StringComparer.Ordinal).ThenBy(r => r.Operation, StringComparer.Ordinal)]);
    }

    /// <summary>"2 got in, 1 undecided, 40 refused, 12 let in" of one caller.</summary>
    public string InWords(int caller)
    {
        (AccessState State, string Words)[] parts =
        [
            (AccessState.GotIn, "got in and must not"), (AccessState.Undecided, "undecided"), (AccessState.RefusedThoughAllowed, "refused though allowed"),
            (AccessState.RefusedAsExpected, "refused as expected"), (AccessState.LetInAsExpected, "let in as expected"),
        ];
        var told = parts.Select(p => (p.Words, Count: Rows.Count(r => r.States[caller] == p.State))).Where(p => p.Count > 0).Select(p => $"{Words.Number(p.Count)} {p.Words}").ToArray();
        return told.Length == 0 ? "not tried" : string.Join(", ", told);
    }

    private static AccessState StateOf(Cell cell) => (cell.Verdict, cell.Access) switch
    {
        (Verdict.Fail, _) => AccessState.GotIn,
        (Verdict.Pass, { May: true, GotIn: false }) => AccessState.RefusedThoughAllowed,
        (Verdict.Pass, { May: true }) => AccessState.LetInAsExpected,
        (Verdict.Pass, _) => AccessState.RefusedAsExpected,
        (Verdict.Inconclusive, _) => AccessState.Undecided,
        _ => AccessState.NotTried,
    };
}

internal sealed record AccessRow(string Operation, IReadOnlyList<AccessState> States)
{
    /// <summary>Something in it wants a look.</summary>
    public bool IsRemarkable => States.Any(s => s >= AccessState.RefusedThoughAllowed);
}
