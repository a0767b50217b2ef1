using System.Security.Cryptography;

namespace LaunchReady.Secrets.Collecting.Git;

/// <summary>The id of an object: the hash of its kind, size and content.</summary>
internal static class ObjectHash
{
    public static bool Fits(ObjectId id, GitObjectKind kind, ReadOnlySpan<byte> content, int idBytes) => Of(kind, content, idBytes) == id;

#pragma warning disable CA5350 // SHA-1 is git's choice for names; nothing is protected by it here.
    public static ObjectId Of(GitObjectKind kind, ReadOnlySpan<byte> content, int idBytes)
    {
        using var hash = IncrementalHash.CreateHash(idBytes == ObjectId.LongestBytes ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA1);
        hash.AppendData(System.Text.Encoding.ASCII.GetBytes($"{kind.ToString().ToLowerInvariant()} {content.Length}\0"));
        hash.AppendData(content);
        Span<byte> bytes = stackalloc byte[ObjectId.LongestBytes];
        return ObjectId.Read(bytes[..hash.GetHashAndReset(bytes)]);
    }
#pragma warning restore CA5350
}
