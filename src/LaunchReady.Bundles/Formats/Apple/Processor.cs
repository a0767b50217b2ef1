namespace LaunchReady.Bundles.Formats.Apple;

/// <summary>What Mach-O headers are built for (mach/machine.h).</summary>
internal static class Processor
{
    public static string Name(uint processor, uint kind) => (processor, kind & 0xFFFFFF) switch
    {
        (0x0100000C, 2) => "arm64e",
        (0x0100000C, _) => "arm64",
        (0x0200000C, _) => "arm64_32",
        (12, 9) => "armv7",
        (12, 11) => "armv7s",
        (12, 12) => "armv7k",
        (12, _) => "arm",
        (7, _) => "i386",
        (0x01000007, _) => "x86_64",
        _ => $"processor 0x{processor:x}",
    };
}
