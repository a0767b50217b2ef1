namespace GeneratedBackend.Shapes;

internal enum Action
{
    List,
    Create,
    Get,
    Change,
    Delete,
}

/// <summary>One operation: routes, document and role matrix are all made from this list.</summary>
internal sealed record Operation(Resource Resource, Action Action)
{
    public string Path => Action is Action.List or Action.Create ? Resource.Collection : Resource.Item;

    public string Method => Action switch
    {
        Action.List or Action.Get => "GET",
        Action.Create => "POST",
        Action.Change => Resource.IsPatched ? "PATCH" : "PUT",
        Action.Delete => "DELETE",
        _ => throw new InvalidOperationException($"No method for {Action}."),
    };

    /// <summary>Only owners delete; everything else is open to both roles.</summary>
    public bool Allows(string role) => Action != Action.Delete || role == Roles.Owner;
}

internal static class Roles
{
    public const string Owner = "owner";
    public const string Member = "member";
}
