namespace LaunchReady.Api.Resources;

/// <summary>An object on the target that the run may use.</summary>
/// <param name="Resource">Its resource type's key.</param>
/// <param name="Id">Value for the id parameter.</param>
internal sealed record ApiObject(string Resource, string Organisation, string Id)
{
    /// <summary>Path values of its parents, by parameter name as its operations write them.</summary>
    public IReadOnlyDictionary<string, string> Parents { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Scalar fields of the creation answer, by name: other ids an operation may want.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Markers planted in it, in the order of its fields.</summary>
    public IReadOnlyList<string> Markers { get; init; } = [];

    /// <summary>Made by this run, so it may be changed and deleted; false for objects that existed before.</summary>
    public bool IsOwn { get; init; }

    public bool MayBeUsedUp { get; init; }

    /// <summary>The organisation itself: its settings may be written on a test system, it is never deleted or acted upon.</summary>
    public bool IsOrganisation { get; init; }

    /// <summary>The own record of a person who may be sacrificed: it may be changed, though neither its credentials nor its existence.</summary>
    public bool IsSacrificial { get; init; }

    /// <summary>Key of the identity that made it.</summary>
    public string Creator { get; init; } = "";

    public bool IsGone { get; set; }
}
