using System.Buffers.Binary;
using System.Globalization;

namespace LaunchReady.TestKit;

/// <summary>Sound files, damaged in many ways, for a reader that must survive them all. The same seed damages in the same way.</summary>
public static class Fuzz
{
    private static readonly ulong[] Telling = [0, 1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, long.MaxValue, ulong.MaxValue];

    /// <summary>How many times: as many as a test asks for, or as LAUNCHREADY_FUZZ says (./fuzz sets it).</summary>
    public static int Iterations(int otherwise) => int.TryParse(Environment.GetEnvironmentVariable("LAUNCHREADY_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : otherwise;

    /// <summary>Gives every damaged file to the reader. What it throws names the file, which is kept, and the seed that makes it again.</summary>
    /// <param name="iterations">Of the short form.</param>
    /// <param name="slowness">How many other readers' files one of this reader takes the time of.</param>
    /// <param name="mostAllocated">Bytes that one file may have the reader allocate.</param>
    public static void Run(string reader, IReadOnlyList<byte[]> sound, int iterations, Action<byte[], CancellationToken> read, int slowness = 1, long mostAllocated = 512L << 20)
    {
        ArgumentNullException.ThrowIfNull(sound);
        ArgumentNullException.ThrowIfNull(read);
        var seed = int.TryParse(Environment.GetEnvironmentVariable("LAUNCHREADY_FUZZ_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var given) ? given : 20261125;
        var times = Math.Max(iterations, Iterations(iterations * slowness) / slowness);
        for (var i = 0; i < times; i++)
        {
            var random = new Random(HashCode(seed, i));
            var file = Mutate(random, sound[random.Next(sound.Count)], sound[random.Next(sound.Count)]);
            try
            {
                // A hang ends here, far beyond what any file needs.
                using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
                var before = GC.GetAllocatedBytesForCurrentThread();
                read(file, patience.Token);
                if (GC.GetAllocatedBytesForCurrentThread() - before is var allocated && allocated > mostAllocated)
                {
                    throw new InvalidOperationException($"{allocated / 1_000_000} MB were allocated for {file.Length} bytes");
                }
            }
            catch (Exception error)
            {
                var kept = Path.Combine(Path.GetTempPath(), $"launchready-fuzz-{reader}-{seed}-{i}.bin");
                File.WriteAllBytes(kept, file);
                throw new InvalidOperationException($"{reader}: file {i} of seed {seed} (LAUNCHREADY_FUZZ_SEED), kept as {kept}: {error.GetType().Name}: {error.Message}", error);
            }
        }
    }

    /// <summary>One to eight changes: bytes, bits, numbers that mean something else, pieces cut, doubled, moved or taken from another file.</summary>
    public static byte[] Mutate(Random random, byte[] file, byte[] other)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(other);
        var bytes = new List<byte>(file);
        for (var changes = random.Next(1, 9); changes > 0 && bytes.Count > 0; changes--)
        {
            // Headers decide most, so half of the changes fall there.
            var at = random.Next(random.Next(2) == 0 ? Math.Min(256, bytes.Count) : bytes.Count);
            switch (random.Next(9))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2 or 3:
                    Number(random, bytes, at);
                    break;
                case 4:
                    bytes.RemoveRange(at, Math.Min(bytes.Count - at, random.Next(1, 64)));
                    break;
                case 5:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(bytes.Count - at, random.Next(1, 256))));
                    break;
                case 6 when other.Length > 0:
                    var from = random.Next(other.Length);
                    bytes.InsertRange(at, other[from..Math.Min(other.Length, from + random.Next(1, 256))]);
                    break;
                case 7 when random.Next(4) == 0:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    bytes[at] = (byte)Telling[random.Next(6)];
                    break;
            }
        }

        return [.. bytes];
    }

    private static void Number(Random random, List<byte> bytes, int at)
    {
        Span<byte> number = stackalloc byte[8];
        var width = 1 << random.Next(1, 4);
        var value = Telling[random.Next(Telling.Length)];
        BinaryPrimitives.WriteUInt64LittleEndian(number, value);
        if (random.Next(2) == 0)
        {
            number[..width].Reverse();
        }

        for (var i = 0; i < width && at + i < bytes.Count; i++)
        {
            bytes[at + i] = number[i];
        }
    }

    /// <summary>The same in every process, unlike <see cref="System.HashCode"/>.</summary>
    private static int HashCode(int seed, int i) => unchecked((seed * 397) ^ (i * 0x5F356495));
}
