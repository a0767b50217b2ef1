using GeneratedBackend.Shapes;

namespace GeneratedBackend.People;

/// <summary>Somebody who may sign in. The passwords are printed into every target folder: this backend holds nothing worth one.</summary>
internal sealed record Person(string Key, string Organisation, string Role)
{
    /// <summary>Experiments may sign it out or lock it.</summary>
    public bool IsSacrificial { get; init; }

    public string Email => $"{Key}@generated.example";

    public string Password => $"bench-only-{Key}";

    public static IReadOnlyList<Person> All { get; } =
    [
        new("acme-owner", "acme", Roles.Owner),
        new("acme-member", "acme", Roles.Member),
        new("birch-owner", "birch", Roles.Owner),
        new("birch-member", "birch", Roles.Member),
        new("acme-leaver", "acme", Roles.Member) { IsSacrificial = true },
    ];
}
