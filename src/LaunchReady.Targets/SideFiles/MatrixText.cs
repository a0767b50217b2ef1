using System.Text;
using LaunchReady.Targets.Yaml;

namespace LaunchReady.Targets.SideFiles;

using Cells = IReadOnlyDictionary<string, IReadOnlyDictionary<string, bool>>;

/// <summary>A matrix as text, in an order that does not change between runs.</summary>
internal static class MatrixText
{
    public static string Of(string? confirmedBy, string? confirmedOn, Cells confirmed, Cells proposed)
    {
        var text = new StringBuilder("# Who may do what, by operation and role: allow or deny.\nversion: 1\n");
        if (confirmedBy is null)
        {
            text.Append("# A proposal, seen by a run. Read every row, correct it, then add:\n#   confirmed-by: YOUR NAME\n#   confirmed-on: DATE\n");
            Rows(text, "operations", proposed);
            return text.ToString();
        }

        text.Append("confirmed-by: ").Append(YamlWriting.Quoted(confirmedBy)).Append("\nconfirmed-on: ").Append(confirmedOn).Append('\n');
        Rows(text, "operations", confirmed);
        if (proposed.Count > 0)
        {
            text.Append("# New and not yet confirmed: read, correct, move to operations.\n");
            Rows(text, "proposed", proposed);
        }

        return text.ToString();
    }

    private static void Rows(StringBuilder text, string key, Cells rows)
    {
        text.Append(key).Append(rows.Count == 0 ? ": {}\n" : ":\n");
        foreach (var (operation, roles) in rows.OrderBy(static r => PathOf(r.Key), StringComparer.Ordinal).ThenBy(static r => r.Key, StringComparer.Ordinal))
        {
            var cells = roles.OrderBy(static r => r.Key, StringComparer.Ordinal).Select(static r => $"{YamlWriting.Plain(r.Key)}: {(r.Value ? "allow" : "deny")}");
            text.Append("  ").Append(YamlWriting.Quoted(operation)).Append(": {").AppendJoin(", ", cells).Append("}\n");
        }
    }

    private static string PathOf(string operation) => operation[(operation.IndexOf(' ') + 1)..];
}
