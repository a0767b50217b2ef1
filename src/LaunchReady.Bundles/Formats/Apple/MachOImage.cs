namespace LaunchReady.Bundles.Formats.Apple;

/// <summary>A stretch of an image's file; offsets count from the start of the file that holds all images.</summary>
internal sealed record MachOSection(string Segment, string Name, int Offset, int Length, uint Flags)
{
    private const uint TypeMask = 0xFF;
    private const uint Instructions = 0x80000400;

    public string FullName => $"{Segment},{Name}";

    /// <summary>Without bytes in the file.</summary>
    public bool IsZeroFilled => (Flags & TypeMask) is 0x1 or 0xC or 0x12;

    /// <summary>Instructions, symbol pointers and tables for unwinding say nothing in words.</summary>
    public bool HoldsNoText => IsZeroFilled || (Flags & Instructions) != 0 || (Flags & TypeMask) is 0x6 or 0x7 or 0x8
        || Name is "__unwind_info" or "__eh_frame" or "__gcc_except_tab" or "__stubs" or "__stub_helper" or "__got" || Segment == "__DWARF";

    /// <summary>UTF-16 with a NUL after each string.</summary>
    public bool IsWide => Name == "__ustring";
}

/// <summary>One processor's part of a Mach-O file (mach-o/loader.h).</summary>
/// <param name="Architecture">"arm64".</param>
/// <param name="Sections">With segments that name no section as one section of their own.</param>
/// <param name="EncryptedOffset">Where the store's encryption begins; meaningful where <paramref name="EncryptedLength"/> is not 0.</param>
/// <param name="EncryptedLength">0 where nothing is encrypted.</param>
/// <param name="Platform">"iOS"; null where the image does not say.</param>
/// <param name="MinimumOs">"15.0"; null where the image does not say.</param>
/// <param name="Entitlements">The property list in the code signature; empty where there is none.</param>
/// <param name="InfoList">The Info.plist linked into the image; empty where there is none.</param>
internal sealed record MachOImage(
    string Architecture,
    IReadOnlyList<MachOSection> Sections,
    long EncryptedOffset,
    long EncryptedLength,
    string? Platform,
    string? MinimumOs,
    ReadOnlyMemory<byte> Entitlements,
    ReadOnlyMemory<byte> InfoList)
{
    public bool IsEncrypted => EncryptedLength > 0;

    public bool Encrypts(MachOSection section) =>
        IsEncrypted && section.Offset < EncryptedOffset + EncryptedLength && section.Offset + (long)section.Length > EncryptedOffset;
}

/// <summary>All images of a file, and why some could not be read.</summary>
internal sealed record MachOFile(IReadOnlyList<MachOImage> Images, string? Damage);
