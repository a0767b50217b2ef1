namespace LaunchReady.Bundles.Tests.Making;

/// <summary>Packs assemblies as .NET does for Android.</summary>
internal static class StoreMaker
{
    /// <summary>A compressed assembly: LZ4 that repeats runs of one byte and copies the rest.</summary>
    public static byte[] Compressed(byte[] assembly)
    {
        var file = new OrderedBytes().Text("XALZ").U32(0, (uint)assembly.Length);
        var pending = 0;
        for (var at = 0; at < assembly.Length;)
        {
            var run = 1;
            while (at + run < assembly.Length && assembly[at + run] == assembly[at])
            {
                run++;
            }

            // The block format wants literals at its end.
            if (run < 16 || at + run + 16 > assembly.Length)
            {
                at += run;
                continue;
            }

            Sequence(file, assembly.AsSpan(pending..(at + 1)), run - 1);
            at += run;
            pending = at;
        }

        Sequence(file, assembly.AsSpan(pending..), 0);
        return file.ToArray();
    }

    public static byte[] Store(params byte[][] assemblies)
    {
        var file = new OrderedBytes().Text("XABA").U32(2, (uint)assemblies.Length, 0, 0).Zeros(48);
        foreach (var assembly in assemblies)
        {
            file.Raw(assembly);
        }

        return file.ToArray();
    }

    private static void Sequence(OrderedBytes file, ReadOnlySpan<byte> literals, int match)
    {
        var repeated = match == 0 ? 0 : match - 4;
        file.Raw((byte)((Math.Min(15, literals.Length) << 4) | Math.Min(15, repeated)));
        Rest(file, literals.Length);
        file.Raw(literals);
        if (match > 0)
        {
            file.Raw(1, 0);
            Rest(file, repeated);
        }
    }

    private static void Rest(OrderedBytes file, int length)
    {
        if (length < 15)
        {
            return;
        }

        for (length -= 15; length >= 255; length -= 255)
        {
            file.Raw(255);
        }

        file.Raw((byte)length);
    }
}
