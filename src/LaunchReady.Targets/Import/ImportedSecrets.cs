using LaunchReady.Core.Evidence;
using LaunchReady.Targets.Secrets;

namespace LaunchReady.Targets.Import;

/// <summary>Swaps values for references; one value has one variable.</summary>
internal sealed class ImportedSecrets
{
    private readonly Dictionary<string, ImportedVariable> _byValue = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public IReadOnlyList<ImportedVariable> All => [.. _byValue.Values];

    /// <summary>"${env:JANE_PASSWORD}" for a value of Jane's.</summary>
    public string Reference(string value, string owner, string what)
    {
        if (!_byValue.TryGetValue(value, out var variable))
        {
            var wanted = LiteralSecrets.VariableName(["identities", owner, what]);
            var name = wanted;
            for (var number = 2; !_names.Add(name); number++)
            {
                name = $"{wanted}_{number}";
            }

            variable = new ImportedVariable(name, new Secret(value, "env:" + name));
            _byValue[value] = variable;
        }

        return "${env:" + variable.Name + "}";
    }

    /// <summary>The text itself where it may stand in a file; what looks like a credential or a placeholder becomes a reference.</summary>
    public string Harmless(string value, string owner, string what) =>
        Printable.LooksLikeCredential(value) || value.Contains("${", StringComparison.Ordinal) ? Reference(value, owner, what) : value;
}
