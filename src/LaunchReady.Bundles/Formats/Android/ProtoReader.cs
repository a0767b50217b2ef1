using System.Buffers.Binary;
using System.Text;

namespace LaunchReady.Bundles.Formats.Android;

/// <summary>The wire format of protocol buffers (protobuf.dev/programming-guides/encoding): field after field, without a schema.</summary>
internal ref struct ProtoReader(ReadOnlySpan<byte> message)
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Delimited = 2;
    private const int Fixed32 = 5;

    private ReadOnlySpan<byte> _rest = message;

    /// <summary>The number of the field that was read last.</summary>
    public int Field { get; private set; }

    /// <summary>Its bytes, where it is a message or a string.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>Its value, where it is a number.</summary>
    public ulong Number { get; private set; }

    public readonly string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>The message is not what the wire format allows, or is cut off.</summary>
    public bool Broken { get; private set; }

    /// <summary>False at the end of the message and at damage.</summary>
    public bool Next()
    {
        if (_rest.IsEmpty || Broken)
        {
            return false;
        }

        var tag = ReadVarint();
        Field = (int)Math.Min(tag >> 3, int.MaxValue);
        Bytes = default;
        Number = 0;
        switch ((int)(tag & 7))
        {
            case Varint:
                Number = ReadVarint();
                break;
            case Fixed64:
                Number = Take(8) is { Length: 8 } wide ? BinaryPrimitives.ReadUInt64LittleEndian(wide) : 0;
                break;
            case Delimited:
                Bytes = Take(ReadVarint());
                break;
            case Fixed32:
                Number = Take(4) is { Length: 4 } narrow ? BinaryPrimitives.ReadUInt32LittleEndian(narrow) : 0;
                break;
            default:
                Broken = true;
                break;
        }

        Broken |= Field == 0;
        return !Broken;
    }

    private ulong ReadVarint()
    {
        ulong value = 0;
        for (var i = 0; i < 10 && i < _rest.Length; i++)
        {
            value |= (ulong)(_rest[i] & 0x7F) << (7 * i);
            if ((_rest[i] & 0x80) == 0)
            {
                _rest = _rest[(i + 1)..];
                return value;
            }
        }

        Broken = true;
        return 0;
    }

    private ReadOnlySpan<byte> Take(ulong count)
    {
        Broken |= count > (ulong)_rest.Length;
        var taken = _rest[..(Broken ? 0 : (int)count)];
        _rest = _rest[taken.Length..];
        return taken;
    }
}
