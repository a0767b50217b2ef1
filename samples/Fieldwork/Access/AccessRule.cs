using Fieldwork.Flaws;

namespace Fieldwork.Access;

/// <summary>Who may call one operation.</summary>
/// <param name="Operation">The operation id, as the document names it.</param>
/// <param name="Roles">The roles that are let in; none for a public operation.</param>
/// <param name="OpenUnder">The flaw under which the operation asks for no token.</param>
/// <param name="WidenedUnder">The flaw under which more roles are let in.</param>
/// <param name="WidenedTo">Those roles.</param>
internal sealed record AccessRule(
    string Operation,
    IReadOnlyList<Role> Roles,
    string? OpenUnder = null,
    string? WidenedUnder = null,
    IReadOnlyList<Role>? WidenedTo = null)
{
    /// <summary>What the document says; no flaw changes it, because the developer believes in the sound form.</summary>
    public bool IsPublic => Roles.Count == 0;

    public bool NeedsToken(FlawSwitches flaws) => !IsPublic && !(OpenUnder is not null && flaws.On(OpenUnder));

    public bool Allows(Role role, FlawSwitches flaws) =>
        Roles.Contains(role) || (WidenedUnder is not null && flaws.On(WidenedUnder) && WidenedTo!.Contains(role));
}
