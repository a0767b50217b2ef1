using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LaunchReady.Secrets.Collecting.Git;

/// <summary>Memory for one inflated object, with room behind it for the <see cref="Inflater"/>.</summary>
internal sealed unsafe class Block
{
    private readonly byte[] _bytes;

    public Block(int capacity)
    {
        _bytes = GC.AllocateUninitializedArray<byte>(capacity, pinned: true);
        Start = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_bytes));
    }

    public byte* Start { get; }

    /// <summary>How much content fits, with the <see cref="Inflater.Slack"/> behind it left over.</summary>
    public int Capacity => _bytes.Length;

    public int Length { get; set; }

    public ReadOnlySpan<byte> Content => new(Start, Length);

    public Span<byte> Writable => new(Start, Length);
}

/// <summary>Blocks to use again; for one thread. What is handed back beyond the limit is left to the garbage collector.</summary>
internal sealed class Blocks(long limit)
{
    private const int SmallestLog = 16;
    private const int Classes = 32 - SmallestLog;

    private readonly Stack<Block>[] _free = [.. Enumerable.Range(0, Classes).Select(static _ => new Stack<Block>())];
    private long _kept;

    /// <summary>The bytes of the blocks that are out.</summary>
    public long Rented { get; private set; }

    public Block Rent(int length)
    {
        var wanted = (long)length + Inflater.Slack;
        var group = Math.Max(0, BitOperations.Log2((ulong)wanted - 1) + 1 - SmallestLog);
        if (!_free[group].TryPop(out var block))
        {
            block = new Block((int)Math.Min(Array.MaxLength, 1L << (group + SmallestLog)));
        }
        else
        {
            _kept -= block.Capacity;
        }

        block.Length = length;
        Rented += block.Capacity;
        return block;
    }

    public Block Copy(Block block)
    {
        var copy = Rent(block.Length);
        block.Content.CopyTo(copy.Writable);
        return copy;
    }

    /// <summary>A block leaves for, or comes from, another thread's blocks.</summary>
    public void Pass(Block block, bool comes) => Rented += comes ? block.Capacity : -block.Capacity;

    public void Return(Block? block)
    {
        if (block is null)
        {
            return;
        }

        Rented -= block.Capacity;
        if (_kept + block.Capacity <= limit)
        {
            _kept += block.Capacity;
            _free[BitOperations.Log2((uint)block.Capacity - 1) + 1 - SmallestLog].Push(block);
        }
    }
}
