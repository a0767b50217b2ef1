using System.Diagnostics;

namespace LaunchReady.Core.Evidence;

/// <summary>A credential that never prints itself: every format, log and exception sees the mask only.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class Secret(string value, string name) : IEquatable<Secret>
{
    private readonly string _value = value;

    /// <summary>Where it came from, e.g. "env:ACME_PASSWORD": safe to print.</summary>
    public string Name { get; } = name;

    public int Length => _value.Length;

    /// <summary>The one door to the value; call it where the request is written and nowhere else.</summary>
    public string Reveal() => _value;

    public bool Equals(Secret? other) => other is not null && string.Equals(_value, other._value, StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as Secret);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_value);

    public override string ToString() => $"<{Name}>";
}
