namespace LaunchReady.Api.Surface;

/// <summary>Where in a schema the reader stands: how deep, through which references, with how many properties left.</summary>
/// <param name="Budget">Null until the first object: its properties are read when asked for.</param>
internal sealed record Place(int Depth, Budget? Budget, Reference? References)
{
    public static Place Root { get; } = new(0, null, null);

    public Place Deeper(Budget? budget) => this with { Depth = Depth + 1, Budget = budget };

    public Place Through(string reference) => this with { References = new Reference(reference, References) };

    /// <summary>This place, with the references of another one as well.</summary>
    public Place Joined(Place other)
    {
        var joined = this;
        for (var step = other.References; step is not null; step = step.Outer)
        {
            if (!joined.Contains(step.Pointer))
            {
                joined = joined.Through(step.Pointer);
            }
        }

        return joined;
    }

    public bool Contains(string reference)
    {
        for (var step = References; step is not null; step = step.Outer)
        {
            if (string.Equals(step.Pointer, reference, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}

internal sealed record Reference(string Pointer, Reference? Outer);

/// <summary>How many properties may still be read.</summary>
internal sealed class Budget(int left)
{
    public int Left { get; set; } = left;
}
