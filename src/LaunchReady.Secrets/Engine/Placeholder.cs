using System.Text;

namespace LaunchReady.Secrets.Engine;

/// <summary>Values that stand for a secret and are none.</summary>
internal static class Placeholder
{
    private const int Longest = 256;

    /// <summary>Whole values that people write where a password belongs.</summary>
    private static readonly HashSet<string> Usual = new(StringComparer.Ordinal)
    {
        "password", "passwd", "pass", "passphrase", "secret", "user", "username", "admin", "root", "guest", "test", "postgres", "mysql", "redis", "rabbitmq", "mongo", "token",
        "changeme", "change_me", "changeit", "example", "foobar", "foo", "bar", "baz", "none", "null", "undefined", "true", "false", "string", "empty", "required", "optional", "default",
        "supersecret", "topsecret", "mypassword", "mysecret", "yourpassword", "p4ssw0rd", "password1", "password123", "pass123", "123456", "12345678", "test123", "qwerty", "letmein", "hunter2",
        "localhost", "key", "value", "pwd", "secret123", "secretkey", "secret_key",
    };

    /// <summary>Words that a stand-in holds somewhere.</summary>
    private static readonly string[] Telling =
    [
        "example", "sample", "placeholder", "changeme", "change-me", "change_me", "your_", "your-", "yourpass", "yoursecret", "yourtoken", "yourapi", "yourkey", "my_pass", "my-secret", "my_secret", "insert", "replace", "dummy", "redacted",
        "xxxx", "****", "....", "not-a-real", "notreal", "fake", "todo", "foobar", "abcdefgh", "12345678", "00000000", "11111111", "deadbeef", "-here", "_here",
    ];

    /// <summary>False for references (${NAME}, %s, {{name}}, process.env.X), masks and the usual stand-ins.</summary>
    public static bool IsReal(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty || value.Length > Longest || value[0] is (byte)'$' or (byte)'%' or (byte)'<' or (byte)'{' or (byte)'@' or (byte)'#' or (byte)':' || value.IndexOf("{{"u8) >= 0 || value.IndexOf("${"u8) >= 0)
        {
            return false;
        }

        if (value.Count(value[0]) == value.Length)
        {
            return false;
        }

        Span<char> lower = stackalloc char[value.Length];
        for (var i = 0; i < value.Length; i++)
        {
            lower[i] = char.ToLowerInvariant((char)value[i]);
        }

        if (Usual.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower))
        {
            return false;
        }

        foreach (var word in Telling)
        {
            if (lower.IndexOf(word, StringComparison.Ordinal) >= 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// A value of a known shape that documentation made up: "example" in it, or one character repeated or counted up (xxxxxxxx, 12345678) where chance would have been.
    /// </summary>
    public static bool IsStandIn(ReadOnlySpan<byte> value)
    {
        var (same, rising) = (1, 1);
        for (var i = 1; i < value.Length; i++)
        {
            var step = Rules.ByteSet.Alphanumeric.Contains(value[i]) ? value[i] - value[i - 1] : -1;
            same = step == 0 ? same + 1 : 1;
            rising = step == 1 ? rising + 1 : 1;
            // In base64 a row of A is a row of zero bytes, and honest up to a length.
            if (rising == 8 || same == (value[i] == (byte)'A' ? 16 : 8))
            {
                return true;
            }
        }

        return IndexOfIgnoreCase(value, "example") >= 0;
    }

    /// <summary>A value that holds the word for what it is ("VERYLONGSECRET...", "FlowPasswordRequired") is a name or a stand-in.</summary>
    public static bool NamesItself(ReadOnlySpan<byte> value)
    {
        foreach (var word in (ReadOnlySpan<string>)["password", "passwd", "secret", "token", "apikey", "api_key"])
        {
            if (IndexOfIgnoreCase(value, word) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static int IndexOfIgnoreCase(ReadOnlySpan<byte> value, string word)
    {
        for (var i = 0; i + word.Length <= value.Length; i++)
        {
            if (Ascii.EqualsIgnoreCase(value.Slice(i, word.Length), word))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>A host that leads nowhere outside this machine: loopback, a reserved name (RFC 2606, RFC 6761), a bare word.</summary>
    public static bool IsNoPlace(ReadOnlySpan<byte> hostAndPort)
    {
        var colon = hostAndPort.LastIndexOf((byte)':');
        var host = Encoding.ASCII.GetString(colon < 0 ? hostAndPort : hostAndPort[..colon]).ToLowerInvariant();
        return host.Length == 0 || !host.Contains('.', StringComparison.Ordinal) || host.StartsWith("127.", StringComparison.Ordinal) || host.StartsWith("0.0.0.0", StringComparison.Ordinal)
            || host.Contains("example.", StringComparison.Ordinal) || host.EndsWith(".example", StringComparison.Ordinal) || host.EndsWith(".test", StringComparison.Ordinal)
            || host.EndsWith(".invalid", StringComparison.Ordinal) || host.EndsWith(".localhost", StringComparison.Ordinal) || host.StartsWith("host.", StringComparison.Ordinal);
    }
}
