namespace LaunchReady.Secrets.Collecting.Git;

/// <summary>What the symbols of DEFLATE mean (RFC 1951, 3.2.5 and 3.2.7), as entries of a <see cref="HuffmanTable"/> without the length of the code.</summary>
internal static class DeflateCodes
{
    public static uint[] Literals { get; } = MakeLiterals();

    public static uint[] Distances { get; } = MakeDistances();

    public static uint[] CodeLengths { get; } = [.. Enumerable.Range(0, 19).Select(static s => (uint)s << 16)];

    private static uint[] MakeLiterals()
    {
        var results = new uint[288];
        for (var i = 0u; i < 256; i++)
        {
            results[i] = HuffmanTable.Literal | (i << 16);
        }

        results[256] = HuffmanTable.Exceptional | HuffmanTable.EndOfBlock;
        var start = 3u;
        for (var i = 0u; i < 28; i++)
        {
            var extra = i < 8 ? 0 : (i / 4) - 1;
            results[257 + i] = (start << 16) | extra;
            start += 1u << (int)extra;
        }

        results[285] = 258u << 16;
        results[286] = HuffmanTable.Exceptional;
        results[287] = HuffmanTable.Exceptional;
        return results;
    }

    private static uint[] MakeDistances()
    {
        var results = new uint[32];
        var start = 1u;
        for (var i = 0u; i < 30; i++)
        {
            var extra = i < 4 ? 0 : (i / 2) - 1;
            results[i] = (start << 16) | extra;
            start += 1u << (int)extra;
        }

        results[30] = HuffmanTable.Exceptional;
        results[31] = HuffmanTable.Exceptional;
        return results;
    }
}
