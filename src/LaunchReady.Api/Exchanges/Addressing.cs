using System.Text;

namespace LaunchReady.Api.Exchanges;

/// <summary>Puts a call's address onto the base URL without tidying it: `..`, `%2F` and double slashes are sent as they were meant.</summary>
internal static class Addressing
{
    public static Uri? Resolve(Uri baseAddress, string address)
    {
        var clean = Escape(CutFragment(address));
        var text = IsAbsolute(clean) ? clean : Join(baseAddress, clean);
        // Without canonicalisation nothing else protects the request line, hence Escape above.
        var options = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        return Uri.TryCreate(WithPath(text), options, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0 && uri.UserInfo.Length == 0 ? uri : null;
    }

    public static bool IsAbsolute(string address) =>
        address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static string Join(Uri baseAddress, string address)
    {
        var root = baseAddress.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/');
        // The slash also keeps "@elsewhere" from turning the base's host into a user name.
        return address.StartsWith('/') || (address.StartsWith('?') && baseAddress.AbsolutePath.Length > 1) ? root + address : root + "/" + address;
    }

    private static string WithPath(string text)
    {
        var host = text.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = text.AsSpan(host).IndexOfAny('/', '?', '\\');
        return end switch
        {
            < 0 => text + "/",
            _ when text[host + end] == '?' => text.Insert(host + end, "/"),
            _ => text,
        };
    }

    private static string CutFragment(string address)
    {
        var hash = address.IndexOf('#', StringComparison.Ordinal);
        return hash < 0 ? address : address[..hash];
    }

    private static string Escape(string address)
    {
        if (address.All(c => c is > ' ' and < (char)127 and not '\\'))
        {
            return address;
        }

        var text = new StringBuilder(address.Length + 16);
        foreach (var b in Encoding.UTF8.GetBytes(address))
        {
            if (b is > 32 and < 127 and not (byte)'\\')
            {
                text.Append((char)b);
            }
            else
            {
                text.Append('%').Append(b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return text.ToString();
    }
}
