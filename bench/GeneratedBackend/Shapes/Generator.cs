namespace GeneratedBackend.Shapes;

/// <summary>
/// Makes operations by number: the same number always gives the same API, and a larger one only adds to a smaller one. Every family of
/// 25 operations has the same make-up, so that the cost of a family can be compared between sizes.
/// </summary>
internal static class Generator
{
    private static readonly string[] Areas =
    [
        "north", "south", "east", "west", "river", "harbour", "forest", "valley", "summit", "coast", "lake", "meadow", "canyon", "island", "desert", "glacier",
    ];

    private static readonly Action[] Actions = [Action.List, Action.Create, Action.Get, Action.Change, Action.Delete];

    public static IReadOnlyList<Operation> Make(int operations) =>
        [.. Enumerable.Range(0, int.MaxValue).SelectMany(Family).SelectMany(r => Actions.Select(a => new Operation(r, a))).Take(operations)];

    /// <summary>Three resources that stand alone, one that names another in its body, and one below another.</summary>
    private static IEnumerable<Resource> Family(int number)
    {
        var area = Areas[number % Areas.Length];
        if (number >= Areas.Length)
        {
            area += (number / Areas.Length) + 1;
        }

        var projects = new Resource($"/{area}-projects", $"{area}ProjectId");
        yield return projects;
        yield return new Resource($"/{area}-contacts", $"{area}ContactId") { IsPatched = true };
        yield return new Resource($"/{area}-parts", $"{area}PartId");
        yield return new Resource($"/{area}-tasks", $"{area}TaskId") { IsPatched = true, Names = projects };
        yield return new Resource($"{projects.Item}/notes", "noteId") { Parent = projects };
    }
}
