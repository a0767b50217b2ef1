namespace LaunchReady.Reporting.Views;

/// <summary>Some rows of the matrix as a table. Public only because generated page code names it.</summary>
public sealed class AccessTableView
{
    internal AccessTableView(AccessGrid grid, IReadOnlyList<AccessRow> rows, string caption)
    {
        Grid = grid;
        Rows = rows;
        Caption = caption;
    }

    internal AccessGrid Grid { get; }

    internal IReadOnlyList<AccessRow> Rows { get; }

    internal string Caption { get; }
}
