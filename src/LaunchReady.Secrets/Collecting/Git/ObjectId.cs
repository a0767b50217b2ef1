using System.Buffers.Binary;

namespace LaunchReady.Secrets.Collecting.Git;

/// <summary>The name of an object: the SHA-1 (20 bytes) or SHA-256 (32 bytes) of its content. Shorter ids are padded with zeros, so the two never meet in one repository.</summary>
internal readonly record struct ObjectId(ulong A, ulong B, ulong C, ulong D) : IComparable<ObjectId>
{
    public const int LongestBytes = 32;

    public static ObjectId Read(ReadOnlySpan<byte> bytes)
    {
        var a = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        var b = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        return bytes.Length >= LongestBytes
            ? new(a, b, BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]), BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]))
            : new(a, b, (ulong)BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]) << 32, 0);
    }

    /// <summary>An id from hexadecimal digits, exactly as many as the format has.</summary>
    public static bool TryParse(ReadOnlySpan<byte> hex, int idBytes, out ObjectId id)
    {
        id = default;
        Span<byte> bytes = stackalloc byte[LongestBytes];
        if (hex.Length != idBytes * 2 || Convert.FromHexString(hex, bytes, out _, out var written) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        id = Read(bytes[..written]);
        return true;
    }

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, A);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], B);
        if (bytes.Length >= LongestBytes)
        {
            BinaryPrimitives.WriteUInt64BigEndian(bytes[16..], C);
            BinaryPrimitives.WriteUInt64BigEndian(bytes[24..], D);
        }
        else
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes[16..], (uint)(C >> 32));
        }
    }

    public int CompareTo(ObjectId other)
    {
        var order = A.CompareTo(other.A);
        order = order != 0 ? order : B.CompareTo(other.B);
        order = order != 0 ? order : C.CompareTo(other.C);
        return order != 0 ? order : D.CompareTo(other.D);
    }

    /// <summary>The id as git prints it.</summary>
    public string ToString(int idBytes)
    {
        Span<byte> bytes = stackalloc byte[idBytes];
        Write(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>Forty digits, or sixty-four where the last bits say that the id is a long one.</summary>
    public override string ToString() => ToString((uint)C == 0 && D == 0 ? 20 : LongestBytes);

    public override int GetHashCode() => A.GetHashCode();

    public static bool operator <(ObjectId left, ObjectId right) => left.CompareTo(right) < 0;

    public static bool operator >(ObjectId left, ObjectId right) => left.CompareTo(right) > 0;

    public static bool operator <=(ObjectId left, ObjectId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ObjectId left, ObjectId right) => left.CompareTo(right) >= 0;
}
