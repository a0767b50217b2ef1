namespace LaunchReady.Bundles.Tests.Making;

/// <summary>Writes a shared library with one section of read-only data; without the table of sections where <paramref name="Stripped"/>.</summary>
internal sealed record ElfMaker(byte[] Data, bool Wide = true, bool BigEndian = false, bool Stripped = false, string Section = ".rodata")
{
    public byte[] Make()
    {
        var (header, segment, section) = Wide ? (64, 56, 64) : (52, 32, 40);
        var start = (header + segment + 15) & ~15;
        var names = "\0" + Section + "\0.shstrtab\0";
        var namesAt = start + Data.Length;
        var table = (namesAt + names.Length + 7) & ~7;
        var file = new OrderedBytes(BigEndian).Raw(0x7F, (byte)'E', (byte)'L', (byte)'F', (byte)(Wide ? 2 : 1), (byte)(BigEndian ? 2 : 1), 1).Zeros(9);
        file.U16(3).U16(Wide ? 183 : 40).U32(1).Word(0, Wide).Word((ulong)header, Wide).Word(Stripped ? 0u : (ulong)table, Wide).U32(0);
        file.U16(header).U16(segment).U16(1).U16(Stripped ? 0 : section).U16(Stripped ? 0 : 3).U16(Stripped ? 0 : 2);
        Segment(file, start, Data.Length);
        file.Align(16).Raw(Data);
        if (Stripped)
        {
            return file.ToArray();
        }

        file.Text(names).Align(8).Zeros(section);
        Row(file, 1, 1, 2, start, Data.Length);
        Row(file, (uint)Section.Length + 2, 3, 0, namesAt, names.Length);
        return file.ToArray();
    }

    private void Segment(OrderedBytes file, int at, int length)
    {
        file.U32(1);
        if (Wide)
        {
            file.U32(4).U64((ulong)at, (ulong)at, (ulong)at, (ulong)length, (ulong)length, 16);
        }
        else
        {
            file.U32((uint)at, (uint)at, (uint)at, (uint)length, (uint)length, 4, 16);
        }
    }

    private void Row(OrderedBytes file, uint name, uint kind, ulong flags, int at, int length) =>
        file.U32(name, kind).Word(flags, Wide).Word((ulong)at, Wide).Word((ulong)at, Wide).Word((ulong)length, Wide).U32(0, 0).Word(1, Wide).Word(0, Wide);
}
