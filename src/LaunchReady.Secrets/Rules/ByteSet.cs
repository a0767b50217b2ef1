namespace LaunchReady.Secrets.Rules;

/// <summary>A set of ASCII characters.</summary>
internal readonly record struct ByteSet(ulong Low, ulong High)
{
    /// <summary>Letters, digits, underscore and hyphen: what runs are made of.</summary>
    public static readonly ByteSet Token = Parse("A-Za-z0-9_-");

    public static readonly ByteSet Alphanumeric = Parse("A-Za-z0-9");

    public bool Contains(byte value) =>
        value < 64 ? (Low >> value & 1) != 0 : value < 128 && (High >> (value - 64) & 1) != 0;

    public bool IsSubsetOf(ByteSet other) => (Low & ~other.Low) == 0 && (High & ~other.High) == 0;

    public ByteSet With(byte value) => value < 64 ? this with { Low = Low | 1UL << value } : this with { High = High | 1UL << (value - 64) };

    /// <summary>Its characters, in order.</summary>
    public string Characters()
    {
        var set = this;
        return string.Concat(Enumerable.Range(0, 128).Where(b => set.Contains((byte)b)).Select(b => (char)b));
    }

    /// <summary>Reads the inside of a bracket: "A-Za-z0-9_-"; a hyphen at the end stands for itself, a backslash takes the next character as it is.</summary>
    public static ByteSet Parse(string inside)
    {
        var set = default(ByteSet);
        for (var i = 0; i < inside.Length; i++)
        {
            var first = inside[i] == '\\' ? inside[++i] : inside[i];
            var last = first;
            if (i + 2 < inside.Length && inside[i + 1] == '-')
            {
                last = inside[i + 2];
                i += 2;
            }

            if (first > last || last > 127)
            {
                throw new FormatException($"the range {first}-{last} in [{inside}] is not one of ASCII characters");
            }

            for (var c = first; c <= last; c++)
            {
                set = set.With((byte)c);
            }
        }

        return set;
    }
}
