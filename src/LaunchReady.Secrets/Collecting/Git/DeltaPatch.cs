using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LaunchReady.Secrets.Collecting.Git;

/// <summary>Applies a delta (gitformat-pack, "Deltified representation") and keeps what it copied and what it inserted.</summary>
internal sealed unsafe class DeltaPatch
{
    private readonly List<FreshRange> _fresh = [];
    private readonly List<CopiedRange> _copied = [];

    /// <summary>What is new after the last <see cref="Apply"/>, seams included.</summary>
    public ReadOnlySpan<FreshRange> Fresh => CollectionsMarshal.AsSpan(_fresh);

    public ReadOnlySpan<CopiedRange> Copied => CollectionsMarshal.AsSpan(_copied);

    /// <summary>The bytes of <see cref="Fresh"/>.</summary>
    public long FreshBytes { get; private set; }

    /// <summary>The size of the result, or -1 for a delta that does not fit its base or is not whole. Nothing is allocated for a delta that only claims a size.</summary>
    public static long ResultSize(ReadOnlySpan<byte> delta, int baseLength)
    {
        var at = 0;
        if (!Size(delta, ref at, out var claimedBase) || claimedBase != baseLength || !Size(delta, ref at, out var size))
        {
            return -1;
        }

        var sum = 0L;
        while (at < delta.Length)
        {
            var operation = delta[at++];
            if ((operation & 0x80) == 0)
            {
                sum += operation;
                at += operation;
                if (operation == 0)
                {
                    return -1;
                }
            }
            else
            {
                if (!CopyOperation(delta, operation, ref at, out var start, out var length) || start + length > baseLength)
                {
                    return -1;
                }

                sum += length;
            }
        }

        return at == delta.Length && sum == size ? size : -1;
    }

    /// <summary>Writes the result of a delta that <see cref="ResultSize"/> has found sound.</summary>
    public void Apply(ReadOnlySpan<byte> delta, byte* source, int sourceLength, byte* target)
    {
        _fresh.Clear();
        _copied.Clear();
        FreshBytes = 0;
        var at = 0;
        Size(delta, ref at, out _);
        Size(delta, ref at, out _);
        var (written, sourceEnd) = (0, 0L);
        while (at < delta.Length)
        {
            var operation = delta[at++];
            if ((operation & 0x80) == 0)
            {
                delta.Slice(at, operation).CopyTo(new Span<byte>(target + written, operation));
                at += operation;
                AddFresh(written, operation);
                written += operation;
                sourceEnd = -1;
                continue;
            }

            CopyOperation(delta, operation, ref at, out var start, out var length);
            Unsafe.CopyBlockUnaligned(target + written, source + start, (uint)length);
            if (start != sourceEnd)
            {
                AddFresh(written, 0);
            }

            AddCopied(written, (int)start, (int)length);
            written += (int)length;
            sourceEnd = start + length;
        }

        if (sourceEnd != sourceLength)
        {
            AddFresh(written, 0);
        }
    }

    private void AddFresh(int start, int length)
    {
        FreshBytes += length;
        if (_fresh.Count > 0 && _fresh[^1] is var last && last.End == start)
        {
            _fresh[^1] = new FreshRange(last.Start, last.Length + length);
        }
        else
        {
            _fresh.Add(new FreshRange(start, length));
        }
    }

    private void AddCopied(int start, int from, int length)
    {
        if (_copied.Count > 0 && _copied[^1] is var last && last.Start + last.Length == start && last.BaseStart + last.Length == from)
        {
            _copied[^1] = last with { Length = last.Length + length };
        }
        else if (length > 0)
        {
            _copied.Add(new CopiedRange(start, from, length));
        }
    }

    private static bool Size(ReadOnlySpan<byte> delta, ref int at, out long size)
    {
        size = 0;
        for (var shift = 0; at < delta.Length && shift < 42; shift += 7)
        {
            var part = delta[at++];
            size |= (long)(part & 0x7f) << shift;
            if ((part & 0x80) == 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool CopyOperation(ReadOnlySpan<byte> delta, byte operation, ref int at, out long start, out long length)
    {
        (start, length) = (0, 0);
        for (var bit = 0; bit < 7; bit++)
        {
            if ((operation & (1 << bit)) == 0)
            {
                continue;
            }

            if (at >= delta.Length)
            {
                return false;
            }

            long part = delta[at++];
            start |= bit < 4 ? part << (bit * 8) : 0;
            length |= bit < 4 ? 0 : part << ((bit - 4) * 8);
        }

        length = length == 0 ? 0x10000 : length;
        return true;
    }
}
