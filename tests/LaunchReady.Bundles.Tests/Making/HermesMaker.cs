using System.Text;

namespace LaunchReady.Bundles.Tests.Making;

/// <summary>Writes the part of a Hermes bytecode file that holds strings; overlapping ones share their bytes, as the compiler's do.</summary>
internal static class HermesMaker
{
    public static byte[] Make(uint version, params string[] texts)
    {
        var storage = new List<byte>();
        var table = new OrderedBytes();
        var longTable = new OrderedBytes();
        foreach (var text in texts)
        {
            var wide = text.Any(c => c > 127);
            var bytes = wide ? Encoding.Unicode.GetBytes(text) : Encoding.ASCII.GetBytes(text);
            var at = wide ? -1 : System.Runtime.InteropServices.CollectionsMarshal.AsSpan(storage).IndexOf(bytes);
            if (at < 0)
            {
                storage.AddRange(new byte[wide ? storage.Count % 2 : 0]);
                at = storage.Count;
                storage.AddRange(bytes);
            }

            var isLong = text.Length >= 255;
            var (offset, length) = isLong ? ((uint)longTable.Length / 8, 255u) : ((uint)at, (uint)text.Length);
            table.U32((wide ? 1u : 0u) | (offset << 1) | (length << 24));
            if (isLong)
            {
                longTable.U32((uint)at, (uint)text.Length);
            }
        }

        var file = new OrderedBytes().U64(0x1F1903C103BC1FC6).U32(version).Zeros(20);
        file.U32(0, 0, 1, 1, 0, (uint)texts.Length, (uint)longTable.Length / 8, (uint)storage.Count).Zeros(64);
        return file.Zeros(version > 96 ? 12 : 16).U32((uint)texts.Length).Raw(table.ToArray()).Raw(longTable.ToArray()).Raw([.. storage]).ToArray();
    }
}
