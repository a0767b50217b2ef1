using System.Text.Encodings.Web;
using System.Text.Json;
using LaunchReady.Core.Targets;

namespace LaunchReady.Api.Identities;

/// <summary>Fills templates with the values of a person and its session, escaped for where they land. Remembers what nobody could fill.</summary>
internal sealed class Filling(Person? person, Caller? caller, string unique)
{
    private const int Deepest = 4;

    /// <summary>Placeholders that nothing answered: a mistake in the configuration.</summary>
    public SortedSet<string> Unknown { get; } = new(StringComparer.Ordinal);

    public static string Raw(string value) => value;

    public static string Json(string value) => JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();

    public static string Percent(string value) => Uri.EscapeDataString(value);

    public string Fill(Template template, Func<string, string> escape) => Fill(template, escape, 0);

    private string Fill(Template template, Func<string, string> escape, int depth) =>
        // Secrets go through the same escape as everything else, so the template's own short cut for them is not used.
        new Template(template.Text).Fill(name =>
        {
            var value = template.Secrets.TryGetValue(name, out var secret) ? secret.Reveal() : Value(name, depth);
            if (value is null)
            {
                Unknown.Add(name);
            }

            return value is null ? null : escape(value);
        });

    private string? Value(string name, int depth) => name switch
    {
        "token" => caller?.Token,
        "refresh" => caller?.RefreshToken,
        "unique" => unique,
        _ when name.StartsWith("cookie:", StringComparison.Ordinal) => caller?.Cookies.GetValueOrDefault(name[7..]),
        _ when depth < Deepest && person is not null && person.Values.TryGetValue(name, out var template) => Fill(template, Raw, depth + 1),
        "identity" => person?.Key,
        "organisation" => person?.Organisation,
        "role" => person?.Role,
        _ => null,
    };
}
