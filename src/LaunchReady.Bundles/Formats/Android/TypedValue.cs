using System.Globalization;

namespace LaunchReady.Bundles.Formats.Android;

/// <summary>Res_value of Android's ResourceTypes.h: a type and 32 bits that it gives a meaning.</summary>
internal readonly record struct TypedValue(byte Type, uint Data)
{
    public const byte Null = 0x00;
    public const byte Reference = 0x01;
    public const byte Attribute = 0x02;
    public const byte String = 0x03;
    public const byte Float = 0x04;
    public const byte DynamicReference = 0x07;
    public const byte Decimal = 0x10;
    public const byte Hexadecimal = 0x11;
    public const byte Boolean = 0x12;

    public bool IsReference => Type is Reference or DynamicReference;

    /// <summary>As a developer would write it; a string's text is in the pool and not here.</summary>
    public string Text => Type switch
    {
        Null => "",
        Reference or DynamicReference => $"@0x{Data:x8}",
        Attribute => $"?0x{Data:x8}",
        Float => BitConverter.UInt32BitsToSingle(Data).ToString(CultureInfo.InvariantCulture),
        Decimal => unchecked((int)Data).ToString(CultureInfo.InvariantCulture),
        Boolean => Data == 0 ? "false" : "true",
        >= 0x1C and <= 0x1F => $"#{Data:x8}",
        _ => $"0x{Data:x}",
    };
}
