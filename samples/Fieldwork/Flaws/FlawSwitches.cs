using System.Collections.Frozen;

namespace Fieldwork.Flaws;

/// <summary>The flaws that are switched on in this run; none of them is the sound backend.</summary>
internal sealed class FlawSwitches(IEnumerable<string> ids)
{
    private readonly FrozenSet<string> switchedOn = ids.ToFrozenSet(StringComparer.Ordinal);

    public bool On(string id) => switchedOn.Contains(id);

    /// <summary>The condition of a query, unless one of the flaws makes the developer forget it.</summary>
    public string Guard(string condition, params ReadOnlySpan<string> forgottenUnder)
    {
        foreach (var id in forgottenUnder)
        {
            if (On(id))
            {
                return "";
            }
        }

        return condition;
    }
}
