using System.Numerics;
using System.Text;
using CsCheck;
using LaunchReady.Secrets.Engine;
using LaunchReady.Secrets.Rules;

namespace LaunchReady.Secrets.Tests.Engine;

public sealed class RunsTests
{
    private static readonly string[] Pieces = ["abc", "-", " ", "_9", ".", "ABCDEFGHIJKL", "abcdefghijkl0123456789abcdefghijkl0123456789abcdefghijkl0123456789abcdefghijkl", "\u0080"];

    private static readonly Gen<byte[]> Bytes = Gen.OneOf(Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]), Gen.String[0, 5])
        .Array[0, 60].Select(parts => Encoding.UTF8.GetBytes(string.Concat(parts)));

    [Fact]
    public void Starts_AreThoseOfTheNaiveWay() => Bytes.Sample(
        bytes =>
        {
            var bits = new ulong[(Runs.Block / 64) + 1];
            Runs.Mark(bytes, bits);
            var found = new List<(int, int)>();
            var running = false;
            for (var word = 0; word < bits.Length - 1; word++)
            {
                for (var starts = Runs.Starts(bits[word], bits[word + 1], ref running); starts != 0; starts &= starts - 1)
                {
                    var start = (word << 6) + BitOperations.TrailingZeroCount(starts);
                    found.Add((start, Runs.End(bits, start)));
                }
            }

            found.ShouldBe(Naive(bytes));
        },
        iter: 2000);

    private static List<(int, int)> Naive(byte[] bytes)
    {
        var runs = new List<(int, int)>();
        for (var start = 0; start < bytes.Length;)
        {
            var end = start;
            while (end < bytes.Length && ByteSet.Token.Contains(bytes[end]))
            {
                end++;
            }

            if (end - start >= Shape.ShortestRun)
            {
                runs.Add((start, end));
            }

            start = end + 1;
        }

        return runs;
    }
}
