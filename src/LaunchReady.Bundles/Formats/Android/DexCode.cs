using System.Buffers.Binary;

namespace LaunchReady.Bundles.Formats.Android;

/// <summary>
/// Walks the instructions of methods (source.android.com/docs/core/runtime/dalvik-bytecode) in a straight line and follows string constants from the
/// register they are loaded into to the field they are stored in, or to the call that takes them beside a key.
/// </summary>
internal sealed class DexCode(DexFile dex, DexUses uses)
{
    private const int None = -1;
    private const int Registers = 256;
    private const int CodeHeader = 16;

    private readonly int[] _held = new int[Registers];
    private readonly HashSet<uint> _seen = [];

    public void Read(uint offset, int method)
    {
        if (offset == 0 || !_seen.Add(offset))
        {
            return;
        }

        var cursor = dex.At(offset);
        cursor.Skip(CodeHeader - 4);
        var count = cursor.Int();
        count = Math.Min(count, cursor.Left / 2);
        var code = cursor.Take(count * 2L);
        if (dex.Spend(code.Length + CodeHeader))
        {
            Array.Fill(_held, None);
            Walk(code, method);
        }
    }

    private void Walk(ReadOnlySpan<byte> code, int method)
    {
        var at = 0;
        while (at + 2 <= code.Length)
        {
            int opcode = code[at];
            var width = 2 * DexOpcodes.Width(code[at..]);
            if (at + width > code.Length)
            {
                return;
            }

            var instruction = code.Slice(at, (int)width);
            Step(opcode, instruction, method);
            at += (int)width;
        }
    }

    private void Step(int opcode, ReadOnlySpan<byte> code, int method)
    {
        switch (opcode)
        {
            case 0x1A: // const-string
                Load(code[1], Unit(code, 1), method);
                break;
            case 0x1B: // const-string/jumbo
                Load(code[1], unchecked((int)BinaryPrimitives.ReadUInt32LittleEndian(code[2..])), method);
                break;
            case 0x5B: // iput-object
                Store(code[1] & 0x0F, Unit(code, 1));
                break;
            case 0x69: // sput-object
                Store(code[1], Unit(code, 1));
                break;
            case >= 0x6E and <= 0x72:
                Call(code);
                break;
            case >= 0x74 and <= 0x78:
                CallRange(code);
                break;
            case 0x03 or 0x06 or 0x09: // move/16
                Overwrite(Unit(code, 1));
                break;
            default:
                if (DexOpcodes.WritesByte(opcode))
                {
                    Overwrite(code[1]);
                }
                else if (DexOpcodes.WritesNibble(opcode))
                {
                    Overwrite(code[1] & 0x0F);
                }

                break;
        }
    }

    private void Load(int register, int text, int method)
    {
        uses.UsedIn(text, method);
        _held[register] = (uint)text < (uint)dex.Strings ? text : None;
    }

    private void Store(int register, int field)
    {
        if (_held[register] != None)
        {
            uses.StoredIn(_held[register], field);
        }
    }

    /// <summary>The register, and the next one, which a wide value takes too.</summary>
    private void Overwrite(int register)
    {
        if (register < Registers)
        {
            _held[register] = None;
            _held[Math.Min(register + 1, Registers - 1)] = None;
        }
    }

    private void Call(ReadOnlySpan<byte> code)
    {
        var count = code[1] >> 4;
        Span<int> texts = stackalloc int[5];
        var found = 0;
        for (var i = 0; i < Math.Min(count, 5); i++)
        {
            var register = i == 4 ? code[1] & 0x0F : (code[4 + i / 2] >> (4 * (i % 2))) & 0x0F;
            if (_held[register] != None)
            {
                texts[found++] = _held[register];
            }
        }

        Pair(texts[..found], Unit(code, 1));
    }

    private void CallRange(ReadOnlySpan<byte> code)
    {
        int count = code[1];
        var first = Unit(code, 2);
        Span<int> texts = stackalloc int[3];
        var found = 0;
        for (var i = first; i < Math.Min(first + count, Registers) && found < texts.Length; i++)
        {
            if (_held[i] != None)
            {
                texts[found++] = _held[i];
            }
        }

        Pair(texts[..found], Unit(code, 1));
    }

    /// <summary>put("X-Api-Key", "..."), header(...), setProperty(...): two constants, the first of which can be a name. A log's tag is none.</summary>
    private void Pair(ReadOnlySpan<int> texts, int called)
    {
        if (texts.Length == 2 && uses.KeyOf(texts[1]) == None && DexOpcodes.CanBeKey(dex.Start(texts[0], DexOpcodes.LongestKey + 1))
            && dex.Method(called).Class != "android.util.Log")
        {
            uses.GoesWith(texts[0], texts[1]);
        }
    }

    private static int Unit(ReadOnlySpan<byte> code, int unit) => BinaryPrimitives.ReadUInt16LittleEndian(code[(unit * 2)..]);
}
