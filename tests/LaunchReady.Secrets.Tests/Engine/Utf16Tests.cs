using System.Text;
using LaunchReady.Secrets.Engine;
using Shouldly;

namespace LaunchReady.Secrets.Tests.Engine;

public sealed class Utf16Tests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Regions_ComeInPiecesThatCutNoValue(bool bigEndian)
    {
        var encoding = bigEndian ? Encoding.BigEndianUnicode : Encoding.Unicode;
        var lines = Enumerable.Range(0, 200).Select(i => $"wide text number {i:D4}, and more of it").ToArray();
        var binary = lines.SelectMany(l => encoding.GetBytes(l).Concat(new byte[] { 0xFF, 0x01, 0xFF, 0x80 })).ToArray();
        var buffer = new byte[1000];
        var seen = new StringBuilder();
        for (var at = 0; at < binary.Length;)
        {
            var length = Utf16.NarrowRegions(binary, ref at, buffer);
            seen.Append(Encoding.ASCII.GetString(buffer, 0, length));
        }

        // With the high byte first the last character has no zero behind it: each piece comes without and with it.
        seen.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(bigEndian ? lines.SelectMany(l => new[] { l[..^1], l }) : lines);
    }

    [Fact]
    public void ARegion_LongerThanTheBuffer_IsReadWithAnOverlap()
    {
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{i:D6} "));
        var binary = Encoding.Unicode.GetBytes("\u0001\u0002" + text);
        var buffer = new byte[64 * 1024];
        var pieces = new List<string>();
        for (var at = 0; at < binary.Length;)
        {
            pieces.Add(Encoding.ASCII.GetString(buffer, 0, Utf16.NarrowRegions(binary, ref at, buffer)));
        }

        var whole = pieces[0];
        foreach (var piece in pieces.Skip(1))
        {
            piece[..Utf16.Overlap].ShouldBe(whole[^Utf16.Overlap..]);
            whole += piece[Utf16.Overlap..];
        }

        whole.TrimEnd('\n').ShouldBe(text);
    }
}
