using System.Text;
using System.Text.RegularExpressions;
using LaunchReady.Api.Identities;
using LaunchReady.Core.Evidence;

namespace LaunchReady.Api.Exchanges;

/// <summary>Keeps an exchange as evidence: redacted at once, cut to an excerpt, with a command that repeats it.</summary>
internal sealed class Recorder(Redactor redactor, Uri baseAddress)
{
    private const int ExcerptLength = 600;
    private const int Window = 16 * 1024;

    public Exchange Record(string label, Caller caller, Call call, IReadOnlyList<KeyValuePair<string, string>> headers, Answer answer)
    {
        Learn(caller);
        return new Exchange(
            label,
            Safe($"{call.Method} {call.Address}"),
            answer.Status,
            Said(answer),
            new Curl(redactor, baseAddress).Write(caller, call, headers))
        {
            Sent = call.Body.IsEmpty ? null : Excerpt(Encoding.UTF8.GetString(call.Body.Span[..Math.Min(call.Body.Length, Window * 2)])),
        };
    }

    /// <summary>Redacted beginning of a text, short enough to be read in a report.</summary>
    public string Excerpt(string text, int length = ExcerptLength)
    {
        if (text.Length > Window)
        {
            text = text[..Window];
            // Half a secret at the edge would not be known for one.
            var edge = text.LastIndexOfAny([' ', '\n', ',', '"', '&', ';', '>']);
            text = edge > 0 ? text[..edge] : text;
        }

        var safe = Safe(text);
        return safe.Length <= length ? safe : string.Concat(safe.AsSpan(0, char.IsHighSurrogate(safe[length - 1]) ? length - 1 : length), "…");
    }

    private void Learn(Caller caller)
    {
        redactor.LearnForms(caller.Token);
        redactor.LearnForms(caller.RefreshToken);
        foreach (var (_, value) in caller.Cookies)
        {
            redactor.LearnForms(value);
        }

        foreach (var secret in caller.Person is { } person ? person.Values.Values.Concat(person.Headers.Values).SelectMany(t => t.Secrets.Values) : [])
        {
            redactor.LearnForms(secret.Reveal());
        }

        if (caller.Person is { } named && named.Values.TryGetValue("password", out var password) && password.Secrets.Count == 0)
        {
            redactor.LearnForms(password.Text);
        }
    }

    private string Said(Answer answer)
    {
        var body = Excerpt(answer.Body);
        return answer.Fault == TransportFault.None ? body : body.Length == 0 ? answer.FaultText ?? answer.Fault.ToString() : $"{answer.FaultText}: {body}";
    }

    private string Safe(string text)
    {
        try
        {
            return redactor.Redact(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return "(not shown: it could not be redacted in time)";
        }
    }
}
