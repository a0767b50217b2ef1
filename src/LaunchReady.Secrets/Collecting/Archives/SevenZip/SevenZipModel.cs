namespace LaunchReady.Secrets.Collecting.Archives.SevenZip;

/// <summary>One step of unpacking.</summary>
/// <param name="FirstIn">Number of its first input among all inputs of the folder; a coder has one output, whose number is its own.</param>
internal sealed record SevenZipCoder(ulong Method, byte[] Properties, int FirstIn, int Ins);

/// <summary>A run of members packed together.</summary>
/// <param name="Bound">Which output feeds an input.</param>
/// <param name="Packed">The inputs that come from the file, in the order of its pack streams.</param>
/// <param name="FirstPack">Number of its first pack stream among all of the archive.</param>
internal sealed record SevenZipFolder(IReadOnlyList<SevenZipCoder> Coders, IReadOnlyDictionary<int, int> Bound, IReadOnlyList<int> Packed, int FirstPack)
{
    public const ulong Aes = 0x06F10701;

    /// <summary>Of the outputs, in the order of the coders.</summary>
    public long[] Sizes { get; init; } = [];

    /// <summary>Of the members, one after the other.</summary>
    public IReadOnlyList<long> Members { get; init; } = [];

    public bool IsEncrypted => Coders.Any(c => c.Method == Aes);

    /// <summary>The output that feeds nothing is that of the folder.</summary>
    public int Main => Enumerable.Range(0, Coders.Count).FirstOrDefault(o => !Bound.Values.Contains(o));

    public long Size => Main < Sizes.Length ? Sizes[Main] : 0;
}

/// <param name="PackStarts">Of the pack streams, counted from the end of the first 32 bytes.</param>
/// <param name="Names">Of the members that have data, in the order of the folders' members.</param>
internal sealed record SevenZipContents(IReadOnlyList<long> PackStarts, IReadOnlyList<long> PackSizes, IReadOnlyList<SevenZipFolder> Folders, IReadOnlyList<string> Names)
{
    public static SevenZipContents None { get; } = new([], [], [], []);
}
