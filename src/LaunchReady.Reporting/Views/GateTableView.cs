namespace LaunchReady.Reporting.Views;

/// <summary>One table of gates with its caption. Public only because generated page code names it.</summary>
public sealed class GateTableView
{
    internal GateTableView(string caption, IEnumerable<GateRow> rows)
    {
        Caption = caption;
        Rows = rows;
    }

    internal string Caption { get; }

    internal IEnumerable<GateRow> Rows { get; }
}
