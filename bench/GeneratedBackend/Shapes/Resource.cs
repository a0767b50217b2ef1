namespace GeneratedBackend.Shapes;

/// <summary>A kind of record and the five operations on it.</summary>
/// <param name="Collection">Path of its list, e.g. "/north-projects/{northProjectId}/notes".</param>
/// <param name="IdName">Name of the path parameter and of the field that carry its id.</param>
internal sealed record Resource(string Collection, string IdName)
{
    /// <summary>The resource its records lie under; null at the top.</summary>
    public Resource? Parent { get; init; }

    /// <summary>A resource of the same organisation that every record must name in its body.</summary>
    public Resource? Names { get; init; }

    /// <summary>PUT takes the whole record, PATCH any part of it.</summary>
    public bool IsPatched { get; init; }

    public string Item => $"{Collection}/{{{IdName}}}";
}
