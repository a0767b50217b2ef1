using LaunchReady.Secrets.Collecting.Archives.Streams;

namespace LaunchReady.Secrets.Collecting.Archives.SevenZip;

/// <summary>
/// Undoes BCJ2 (Bcj2.c of the LZMA SDK), which 7z puts on programs for x86: the targets of calls and jumps lie in streams of their own, and a range coder
/// says which of them were taken out. Undone because members lie behind each other: without the targets every later one would start at the wrong place.
/// </summary>
internal sealed class Bcj2Stream(BufferedForwardStream main, BufferedForwardStream calls, BufferedForwardStream jumps, BufferedForwardStream coder) : ForwardStream
{
    private const int ModelBits = 11;
    private const int Moves = 5;
    private const uint Top = 1 << 24;

    private readonly ushort[] _model = [.. Enumerable.Repeat((ushort)(1 << (ModelBits - 1)), 256 + 2)];
    private readonly byte[] _target = new byte[4];
    private int _targetAt = 4;
    private uint _code;
    private uint _range;
    private byte _previous;
    private uint _place;

    protected override int Take(Span<byte> buffer)
    {
        if (_range == 0)
        {
            _range = uint.MaxValue;
            for (var i = 0; i < 5; i++)
            {
                _code = (_code << 8) | Next(coder);
            }
        }

        var written = 0;
        while (written < buffer.Length && Byte() is var value and >= 0)
        {
            buffer[written++] = (byte)value;
        }

        return written;
    }

    private int Byte()
    {
        if (_targetAt < 4)
        {
            _place++;
            return _target[_targetAt++];
        }

        var value = main.ReadByte();
        if (value < 0)
        {
            return -1;
        }

        _place++;
        var jump = (value & 0xFE) == 0xE8 || (_previous == 0x0F && (value & 0xF0) == 0x80);
        if (jump && Bit(value == 0xE8 ? _previous : value == 0xE9 ? 256 : 257))
        {
            Target(value == 0xE8 ? calls : jumps);
        }
        else
        {
            _previous = (byte)value;
        }

        return value;
    }

    private void Target(BufferedForwardStream from)
    {
        uint absolute = 0;
        for (var i = 0; i < 4; i++)
        {
            absolute = (absolute << 8) | Next(from);
        }

        System.Buffers.Binary.BinaryPrimitives.WriteUInt32LittleEndian(_target, absolute - (_place + 4));
        _targetAt = 0;
        _previous = _target[3];
    }

    private bool Bit(int context)
    {
        ref var model = ref _model[context];
        var bound = (_range >> ModelBits) * model;
        var bit = _code >= bound;
        if (bit)
        {
            _range -= bound;
            _code -= bound;
            model -= (ushort)(model >> Moves);
        }
        else
        {
            _range = bound;
            model += (ushort)(((1 << ModelBits) - model) >> Moves);
        }

        if (_range < Top)
        {
            _range <<= 8;
            _code = (_code << 8) | Next(coder);
        }

        return bit;
    }

    /// <summary>At the end of the program the coder may have nothing more to say.</summary>
    private static uint Next(BufferedForwardStream stream) => (uint)Math.Max(0, stream.ReadByte());
}
