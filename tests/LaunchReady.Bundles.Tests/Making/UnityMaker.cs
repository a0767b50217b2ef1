using System.Text;

namespace LaunchReady.Bundles.Tests.Making;

/// <summary>Writes the string literals of a global-metadata.dat, in the form of that version.</summary>
internal static class UnityMaker
{
    public static byte[] Make(uint version, params string[] texts)
    {
        var data = new OrderedBytes();
        var table = new OrderedBytes();
        foreach (var bytes in texts.Select(Encoding.UTF8.GetBytes))
        {
            table.U32(version < 31 ? [(uint)bytes.Length, (uint)data.Length] : [(uint)data.Length]);
            data.Raw(bytes);
        }

        var start = 256u;
        var (tableLength, dataLength) = ((uint)table.Length, (uint)data.Length);
        var file = new OrderedBytes().U32(0xFAB11BAF, version);
        file.U32(version < 38
            ? [start, tableLength, start + tableLength, dataLength]
            : [start, tableLength, (uint)texts.Length, start + tableLength, dataLength, 0]);
        return file.Zeros((int)start - file.Length).Raw(table.ToArray()).Raw(data.ToArray()).ToArray();
    }
}
