using LaunchReady.Secrets.Collecting.Archives.Tar;

namespace LaunchReady.Secrets.Collecting.Archives;

internal enum ContainerKind
{
    None,
    Zip,
    SevenZip,
    Tar,
    Ar,
    Gzip,
    Bzip2,
    Xz,
    Zstd,

    /// <summary>Recognised, yet not opened by this version.</summary>
    Foreign,
}

/// <summary>What a file is by its first bytes, whatever its name says.</summary>
internal static class Magic
{
    /// <summary>Bytes a decision needs: the header of a tar.</summary>
    public const int Head = 512;

    public static ContainerKind Of(ReadOnlySpan<byte> head) => head switch
    {
        _ when head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8) || head.StartsWith("PK\x07\x08PK"u8) || head.StartsWith("PK00PK\x03\x04"u8) => ContainerKind.Zip,
        [0x1F, 0x8B, 8, var flags, ..] when (flags & 0xE0) == 0 => ContainerKind.Gzip,
        [(byte)'B', (byte)'Z', (byte)'h', >= (byte)'1' and <= (byte)'9', 0x31, 0x41, 0x59, 0x26, 0x53, 0x59, ..] => ContainerKind.Bzip2,
        [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, ..] => ContainerKind.Xz,
        [0x28, 0xB5, 0x2F, 0xFD, ..] => ContainerKind.Zstd,
        [>= 0x50 and <= 0x5F, 0x2A, 0x4D, 0x18, _, _, _, 0, ..] => ContainerKind.Zstd,
        [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C, ..] => ContainerKind.SevenZip,
        _ when head.StartsWith("!<arch>\n"u8) => ContainerKind.Ar,
        _ when TarHeader.IsOne(head) => ContainerKind.Tar,
        _ when Foreign(head) is not null => ContainerKind.Foreign,
        _ => ContainerKind.None,
    };

    /// <summary>The name of a container that this version does not open; null for everything else.</summary>
    public static string? Foreign(ReadOnlySpan<byte> head) => head switch
    {
        _ when head.StartsWith("Rar!\x1A\x07"u8) => "a RAR archive",
        _ when head.StartsWith("MSCF\0\0\0\0"u8) => "a cabinet",
        _ when head.StartsWith("LZIP\x01"u8) => "an lzip file",
        _ when head.StartsWith("xar!\0\x1C"u8) => "a xar archive",
        _ when head.StartsWith("hsqs"u8) => "a squashfs image",
        _ when head.StartsWith("070701"u8) || head.StartsWith("070707"u8) => "a cpio archive",
        [0x04, 0x22, 0x4D, 0x18, ..] => "an LZ4 file",
        [0xED, 0xAB, 0xEE, 0xDB, ..] => "an RPM package",
        [0x1F, 0x9D, >= 0x89 and <= 0x90, ..] => "a compress (.Z) file",
        [0x5D, 0, 0, _, _, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, ..] => "an LZMA file",
        _ => null,
    };
}
