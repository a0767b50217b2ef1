namespace Fieldwork.Flaws;

/// <summary>Every flaw as data, so that a proof can walk over all of them.</summary>
internal static class FlawCatalogue
{
    public static readonly IReadOnlyList<Flaw> All = [.. AuthenticationFlaws.All, .. TenancyFlaws.All, .. RoleFlaws.All, .. SecretFlaws.All];

    public static readonly IReadOnlyDictionary<string, Flaw> ById = All.ToDictionary(flaw => flaw.Id, StringComparer.Ordinal);
}
