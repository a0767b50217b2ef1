using System.Security.Cryptography;

namespace LaunchReady.Targets.SideFiles;

/// <summary>Tells whether a file still says what it said.</summary>
public static class EvidenceHash
{
    /// <summary>SHA-256 in lower-case hexadecimal digits; empty where the file cannot be read.</summary>
    public static string Of(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
