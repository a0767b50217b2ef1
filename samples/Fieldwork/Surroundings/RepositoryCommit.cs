namespace Fieldwork.Surroundings;

/// <summary>Somebody who commits.</summary>
internal sealed record Author(string Name, string Address)
{
    public static readonly Author Nora = new("Nora Lindqvist", "nora@fieldwork.example");

    public static readonly Author Jonas = new("Jonas Weber", "jonas@fieldwork.example");
}

/// <summary>One commit as data: what it changes against its first parent.</summary>
/// <param name="Reference">The branch that it moves forward.</param>
/// <param name="Subject">The first line of its message; its children name it by that.</param>
/// <param name="Parents">Subjects of earlier commits; none for the first one.</param>
/// <param name="Files">Path and whole content of the files that it adds or changes.</param>
internal sealed record RepositoryCommit(
    string Reference, Author Author, DateTimeOffset When, string Subject, IReadOnlyList<string> Parents, IReadOnlyDictionary<string, string> Files)
{
    /// <summary>The rest of its message.</summary>
    public string? Body { get; init; }

    public string Message => Body is null ? Subject : $"{Subject}\n\n{Body}";
}

/// <summary>A tag with a message of its own.</summary>
/// <param name="Commit">The subject of the tagged commit.</param>
internal sealed record RepositoryTag(string Name, Author Author, DateTimeOffset When, string Message, string Commit);
