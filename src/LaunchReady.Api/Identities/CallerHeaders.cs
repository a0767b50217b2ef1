using LaunchReady.Api.Exchanges;
using LaunchReady.Core.Targets;

namespace LaunchReady.Api.Identities;

/// <summary>A call with the caller's context written into it, ready for the transport.</summary>
internal sealed record CallerRequest(Call Call, IReadOnlyList<KeyValuePair<string, string>> Headers);

/// <summary>Writes who calls into a call: headers of every client, of the person, the token in its place, the cookies.</summary>
internal sealed class CallerHeaders(Target target)
{
    private static readonly TokenPlacement Usual = new(SendPlace.Header, "Authorization", "Bearer ${token}");

    public CallerRequest Of(Caller caller, Call call) => Write(caller, call, new Shape(caller.Token, Whole: true));

    /// <summary>The same caller with another token in the token's place and with nothing else that could speak for it; null leaves the place empty. What every client sends stays, and so do forgery guards.</summary>
    public CallerRequest WithToken(Caller caller, Call call, string? otherToken) => Write(caller, call, new Shape(otherToken, Whole: false));

    /// <summary>How this caller's token travels; the usual bearer header where nothing is declared.</summary>
    public static TokenPlacement PlacementOf(Caller caller) => caller.Placement ?? Usual;

    private CallerRequest Write(Caller caller, Call call, Shape shape)
    {
        var placement = PlacementOf(caller);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var filling = new Filling(caller.Person, shape.Whole ? caller : Imitation(caller, shape.Token), "");
        foreach (var (name, template) in target.Api?.Headers ?? new Dictionary<string, Template>(StringComparer.OrdinalIgnoreCase))
        {
            headers[name] = filling.Fill(template, Filling.Raw);
        }

        AddPerson(caller, shape, filling, headers);
        var cookies = Cookies(caller, shape, placement);
        call = Clean(call, placement);
        if (shape.Token is { } token)
        {
            call = Place(call, placement, token, headers, cookies);
        }

        if (cookies.Count > 0)
        {
            headers["Cookie"] = string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}"));
            // What a browser sends with cookies on a write: without it a guard against forged requests refuses the owner too.
            if (call.Method is not ("GET" or "HEAD") && target.Api is { } api)
            {
                headers.TryAdd("Origin", api.Base.GetLeftPart(UriPartial.Authority));
            }
        }

        return new CallerRequest(call, [.. headers]);
    }

    private static Call Place(Call call, TokenPlacement placement, string token, Dictionary<string, string> headers, Dictionary<string, string> cookies)
    {
        var value = placement.Value.Replace("${token}", token, StringComparison.Ordinal);
        switch (placement.Place)
        {
            case SendPlace.Header:
                headers[placement.Name] = value;
                return call;
            case SendPlace.Cookie:
                cookies[placement.Name] = value;
                return call;
            default:
                var joint = call.Address.Contains('?', StringComparison.Ordinal) ? '&' : '?';
                return call with { Address = $"{call.Address}{joint}{Uri.EscapeDataString(placement.Name)}={Uri.EscapeDataString(value)}" };
        }
    }

    private static void AddPerson(Caller caller, Shape shape, Filling filling, Dictionary<string, string> headers)
    {
        foreach (var (name, template) in caller.Person?.Headers ?? new Dictionary<string, Template>(StringComparer.OrdinalIgnoreCase))
        {
            var needsToken = template.Text.Contains("${token}", StringComparison.Ordinal);
            var speaks = Credentials.IsCredentialHeader(name) && !needsToken;
            if ((needsToken && shape.Token is null) || (speaks && !shape.Whole))
            {
                continue;
            }

            var unknown = filling.Unknown.Count;
            var value = filling.Fill(template, Filling.Raw);
            // A cookie that is not set yet, or a token before sign-in: better no header than a placeholder.
            if (filling.Unknown.Count == unknown)
            {
                headers[name] = value;
            }
        }
    }

    private static Dictionary<string, string> Cookies(Caller caller, Shape shape, TokenPlacement placement) =>
        caller.Cookies
            .Where(c => shape.Whole || Credentials.IsForgeryGuard(c.Key))
            .Where(c => placement.Place != SendPlace.Cookie || c.Key != placement.Name)
            .ToDictionary(StringComparer.Ordinal);

    /// <summary>Credentials that a capture or a document's example left in the call are never the caller's.</summary>
    private static Call Clean(Call call, TokenPlacement placement)
    {
        var kept = call.Headers.Where(h => !IsLeftOver(h.Key, placement)).ToDictionary(StringComparer.OrdinalIgnoreCase);
        return call with { Headers = kept, Address = placement.Place == SendPlace.Query ? WithoutQuery(call.Address, placement.Name) : call.Address };
    }

    private static string WithoutQuery(string address, string name)
    {
        var mark = address.IndexOf('?', StringComparison.Ordinal);
        if (mark < 0)
        {
            return address;
        }

        var kept = address[(mark + 1)..].Split('&').Where(p => !string.Equals(p.Split('=')[0], Uri.EscapeDataString(name), StringComparison.OrdinalIgnoreCase));
        var query = string.Join('&', kept);
        return query.Length == 0 ? address[..mark] : $"{address[..mark]}?{query}";
    }

    private static bool IsLeftOver(string name, TokenPlacement placement) =>
        string.Equals(name, "Authorization", StringComparison.OrdinalIgnoreCase)
        || string.Equals(name, "Cookie", StringComparison.OrdinalIgnoreCase)
        || (placement.Place == SendPlace.Header && string.Equals(name, placement.Name, StringComparison.OrdinalIgnoreCase));

    private static Caller Imitation(Caller caller, string? token)
    {
        var other = new Caller(caller.Person, caller.Key) { Token = token, Placement = caller.Placement };
        other.ReplaceCookies(caller.Cookies.Where(c => Credentials.IsForgeryGuard(c.Key)));
        return other;
    }

    private sealed record Shape(string? Token, bool Whole);
}
