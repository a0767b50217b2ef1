using System.Text;

namespace LaunchReady.Bundles.Tests.Making;

/// <summary>Writes a provisioning profile: the list inside what a signed message begins and ends with, unsigned.</summary>
internal static class ProfileMaker
{
    public static byte[] Make(string list) => new OrderedBytes()
        .Raw(0x30, 0x82, 0x10, 0x00, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02, 0xA0, 0x82, 0x0F, 0xF0)
        .Raw(Encoding.UTF8.GetBytes(list)).Raw(0xA0, 0x82, 0x0D, 0x00, 0x30, 0x82).Zeros(64).ToArray();

    public static string List(string entries) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
        <plist version="1.0"><dict>{entries}</dict></plist>
        """;
}
