using System.Text;

namespace LaunchReady.Bundles.Tests.Making;

/// <summary>A section for <see cref="MachOMaker"/>.</summary>
internal sealed record Planted(string Segment, string Name, byte[] Content, uint Flags = 0);

/// <summary>Writes a Mach-O image for arm64 with sections, entitlements and what an app's binary says of itself.</summary>
internal sealed record MachOMaker
{
    public IReadOnlyList<Planted> Sections { get; init; } = [];

    /// <summary>The property list of entitlements.</summary>
    public string? Entitlements { get; init; }

    /// <summary>Whether the first section is said to be encrypted.</summary>
    public bool IsEncrypted { get; init; }

    /// <summary>"15.2" as 0x000F0200.</summary>
    public uint MinimumOs { get; init; } = 0x000F0200;

    public bool IsWide { get; init; } = true;

    public static Planted Literals(params string[] texts) =>
        new("__TEXT", "__cstring", Encoding.UTF8.GetBytes(string.Concat(texts.Select(t => t + "\0"))), 2);

    public static Planted WideLiterals(params string[] texts) =>
        new("__TEXT", "__ustring", Encoding.Unicode.GetBytes(string.Concat(texts.Select(t => t + "\0"))));

    public static byte[] Universal(params byte[][] images)
    {
        var file = new OrderedBytes(bigEndian: true).U32(0xCAFEBABE, (uint)images.Length);
        var at = 4096u;
        foreach (var image in images)
        {
            file.U32(0x0100000C, 0, at, (uint)image.Length, 12);
            at = (at + (uint)image.Length + 4095u) & ~4095u;
        }

        foreach (var image in images)
        {
            file.Align(4096).Raw(image);
        }

        return file.ToArray();
    }

    public byte[] Make()
    {
        var signature = Entitlements is null ? [] : Signature(Entitlements);
        var (segment, entry, header) = IsWide ? (72, 80, 32) : (56, 68, 28);
        var commands = (Sections.Count * (segment + entry)) + 24 + 24 + 16;
        var start = (header + commands + 15) & ~15;
        var file = new OrderedBytes().U32(IsWide ? 0xFEEDFACF : 0xFEEDFACE, IsWide ? 0x0100000Cu : 12u, 9, 2, (uint)Sections.Count + 3, (uint)commands, 0);
        file.Zeros(header - file.Length);
        var at = (uint)start;
        foreach (var section in Sections)
        {
            Segment(file, section, at);
            at += (uint)section.Content.Length;
        }

        file.U32(IsWide ? 0x2Cu : 0x21u, 24, (uint)start, (uint)(Sections.Count == 0 ? 0 : Sections[0].Content.Length), IsEncrypted ? 1u : 0u, 0);
        file.U32(0x32, 24, 2, MinimumOs, MinimumOs, 0);
        file.U32(0x1D, 16, at, (uint)signature.Length).Align(16);
        foreach (var section in Sections)
        {
            file.Raw(section.Content);
        }

        return file.Raw(signature).ToArray();
    }

    private void Segment(OrderedBytes file, Planted section, uint at)
    {
        var length = (ulong)section.Content.Length;
        file.U32(IsWide ? 0x19u : 1u, IsWide ? 152u : 124u).Text(section.Segment, 16);
        file.Word(at, IsWide).Word(length, IsWide).Word(at, IsWide).Word(length, IsWide).U32(7, 7, 1, 0);
        file.Text(section.Name, 16).Text(section.Segment, 16).Word(at, IsWide).Word(length, IsWide).U32(at, 0, 0, 0, section.Flags, 0, 0);
        file.Zeros(IsWide ? 4 : 0);
    }

    private static byte[] Signature(string list)
    {
        var text = Encoding.UTF8.GetBytes(list);
        return new OrderedBytes(bigEndian: true).U32(0xFADE0CC0, (uint)(28 + text.Length), 1, 5, 20, 0xFADE7171, (uint)(8 + text.Length)).Raw(text).ToArray();
    }
}
