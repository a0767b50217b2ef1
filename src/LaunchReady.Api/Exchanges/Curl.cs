using System.Text;
using LaunchReady.Api.Identities;
using LaunchReady.Core.Evidence;

namespace LaunchReady.Api.Exchanges;

/// <summary>A command line that repeats a call. Credentials are shell variables, everything else is quoted so that no shell reads into it.</summary>
internal sealed class Curl(Redactor redactor, Uri baseAddress)
{
    private const int LongestBody = 2000;

    public string Write(Caller caller, Call call, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        var secrets = Variables(caller);
        var text = new StringBuilder("curl -sS -i");
        if (call.Method != "GET" || !call.Body.IsEmpty)
        {
            text.Append(" -X ").Append(Quote(call.Method, []));
        }

        var address = Addressing.Resolve(baseAddress, call.Address)?.OriginalString ?? call.Address;
        text.Append(address.AsSpan().IndexOfAny("[]{}") >= 0 ? " -g" : "").Append(address.Contains("/.", StringComparison.Ordinal) ? " --path-as-is" : "");
        text.Append(' ').Append(Quote(address, secrets));
        foreach (var (name, value) in Headers(call, headers))
        {
            text.Append(" -H ").Append(Header(name, value, secrets, caller));
        }

        if (!call.Body.IsEmpty)
        {
            var body = Encoding.UTF8.GetString(call.Body.Span);
            text.Append(body.Length > LongestBody ? " --data-binary @body.bin" : " --data-raw " + Quote(body, secrets));
        }

        return text.ToString();
    }

    private static IEnumerable<KeyValuePair<string, string>> Headers(Call call, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        var all = headers.Concat(call.Headers.Where(h => !headers.Any(o => Same(o.Key, h.Key)))).ToList();
        return call.ContentType is { } type && !all.Exists(h => Same(h.Key, "Content-Type")) ? all.Append(new("Content-Type", type)) : all;
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private string Header(string name, string value, IReadOnlyList<(string Value, string Variable)> secrets, Caller caller)
    {
        if (Credentials.IsCredentialHeader(name) && !secrets.Any(s => value.Contains(s.Value, StringComparison.Ordinal)))
        {
            // A credential that is nobody's (a mutated token, an API key): the reader puts in what is to be tried.
            var space = value.IndexOf(' ', StringComparison.Ordinal);
            var scheme = space is > 0 and < 12 ? value[..(space + 1)] : "";
            return Quote($"{name}: {scheme}\u0001", [("\u0001", Variable(caller.Key, name))]);
        }

        return Quote($"{name}: {value}", secrets);
    }

    private static List<(string Value, string Variable)> Variables(Caller caller)
    {
        var found = new List<(string, string)>();
        Add(caller.Token, "TOKEN");
        Add(caller.RefreshToken, "REFRESH_TOKEN");
        foreach (var (name, value) in caller.Cookies)
        {
            Add(value, "COOKIE_" + name);
        }

        foreach (var (name, value) in caller.Person?.Values ?? new Dictionary<string, Core.Targets.Template>(StringComparer.Ordinal))
        {
            foreach (var secret in value.Secrets.Values)
            {
                Add(secret.Reveal(), name);
            }
        }

        return [.. found.DistinctBy(f => f.Item1).OrderByDescending(f => f.Item1.Length)];

        void Add(string? value, string name)
        {
            if (value is not { Length: >= 4 })
            {
                return;
            }

            foreach (var form in new[] { value, Uri.EscapeDataString(value) })
            {
                found.Add((form, Variable(caller.Key, name)));
            }
        }
    }

    private static string Variable(string key, string name) =>
        string.Concat($"{key}_{name}".Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c) : '_')) is var all && char.IsAsciiDigit(all[0]) ? "_" + all : all;

    /// <summary>Splits at the secrets: plain text in single quotes, variables in double quotes, joined without a gap.</summary>
    private string Quote(string text, IReadOnlyList<(string Value, string Variable)> secrets)
    {
        var pieces = Split(text, secrets);
        if (pieces.Count > 1 && pieces.TrueForAll(p => p.Variable is not null || p.Text.All(IsHarmless)))
        {
            return Double(pieces);
        }

        return string.Concat(pieces.Select(p => p.Variable is { } v ? "\"$" + v + "\"" : Single(redactor.Redact(p.Text))));
    }

    private string Double(List<(string Text, string? Variable)> pieces)
    {
        var text = new StringBuilder("\"");
        for (var i = 0; i < pieces.Count; i++)
        {
            // Braces only where the name would run on into what follows.
            var runsOn = i + 1 < pieces.Count && (pieces[i + 1].Variable is null) && (char.IsAsciiLetterOrDigit(pieces[i + 1].Text[0]) || pieces[i + 1].Text[0] == '_');
            text.Append(pieces[i].Variable is { } v ? runsOn ? "${" + v + "}" : "$" + v : redactor.Redact(pieces[i].Text));
        }

        return text.Append('"').ToString();
    }

    private static List<(string Text, string? Variable)> Split(string text, IReadOnlyList<(string Value, string Variable)> secrets)
    {
        var pieces = new List<(string, string?)>();
        var at = 0;
        while (at < text.Length)
        {
            var (start, hit) = First(text, at, secrets);
            if (start > at)
            {
                pieces.Add((text[at..start], null));
            }

            if (start < text.Length)
            {
                pieces.Add(("", hit.Variable));
            }

            at = start + hit.Value.Length;
        }

        return pieces.Count == 0 ? [("", null)] : pieces;
    }

    private static (int Start, (string Value, string Variable) Hit) First(string text, int at, IReadOnlyList<(string Value, string Variable)> secrets)
    {
        var best = (Start: text.Length, Hit: (Value: "", Variable: ""));
        foreach (var secret in secrets)
        {
            var start = text.IndexOf(secret.Value, at, StringComparison.Ordinal);
            if (start >= 0 && start < best.Start)
            {
                best = (start, secret);
            }
        }

        return best;
    }

    private static bool IsHarmless(char c) => char.IsAsciiLetterOrDigit(c) || c is ' ' or ':' or ';' or '=' or ',' or '.' or '/' or '_' or '-' or '?' or '&';

    private static string Single(string text) => "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
