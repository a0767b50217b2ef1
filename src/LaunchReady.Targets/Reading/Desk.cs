using LaunchReady.Core.Targets;
using LaunchReady.Targets.Secrets;
using LaunchReady.Targets.Yaml;

namespace LaunchReady.Targets.Reading;

/// <summary>What every reader of a part of the file needs at hand.</summary>
internal sealed class Desk(Notes notes, EnvironmentValues environment, DateOnly today, string folder)
{
    public Notes Notes { get; } = notes;

    public DateOnly Today { get; } = today;

    public string Folder { get; } = folder;

    public HashSet<Origin> Allowed { get; } = [];

    /// <summary>Text with its environment references resolved; null where absent.</summary>
    public Template? Template(YamlNode? node, string path) => node is YamlScalar { IsNull: false } scalar ? Template(scalar, scalar.Value, path) : null;

    public Template Template(YamlNode at, string text, string path)
    {
        var secrets = new Dictionary<string, Core.Evidence.Secret>(StringComparer.Ordinal);
        if (Placeholders.IsOpen(text))
        {
            NeverClosed(at, path);
        }

        foreach (var name in Placeholders.In(text).Where(static n => n.StartsWith(Placeholders.Environment, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal))
        {
            if (environment.Resolve(name[Placeholders.Environment.Length..], at, path) is { } secret)
            {
                secrets[name] = secret;
            }
        }

        return new Template(text) { Secrets = secrets };
    }

    public void NeverClosed(YamlNode at, string path) => Notes.Error(at, $"{path}: a placeholder is opened by '${{' and never closed by '}}'");

    public Core.Evidence.Secret? Secret(YamlNode? node, string path) =>
        node is YamlScalar scalar && Placeholders.IsReference(scalar.Value) ? environment.Resolve(scalar.Value[6..^1], scalar, path) : null;

    public Dictionary<string, Template> Templates(YamlNode? node, string path, StringComparer comparer)
    {
        var templates = new Dictionary<string, Template>(comparer);
        foreach (var entry in node.Mapping().Entries)
        {
            var here = path + "." + Printable.Name(entry.Key.Value);
            if (Template(entry.Value, here) is { } template && !templates.TryAdd(entry.Key.Value, template))
            {
                Notes.Error(entry.Key, $"{here}: this name is given twice, in another spelling: keep one");
            }
        }

        return templates;
    }

    /// <summary>Holds the placeholders of a template against those that can be filled here.</summary>
    public void Expect(YamlNode at, string text, string path, IReadOnlyCollection<string> known)
    {
        foreach (var name in Placeholders.In(text).Where(n => !n.StartsWith(Placeholders.Environment, StringComparison.Ordinal) && !known.Contains(n)).Distinct(StringComparer.Ordinal))
        {
            Notes.Error(at, $"{path}: nothing fills the placeholder {Printable.Quote("${" + name + "}")} here{Hints.Hint(name, known, "")}");
        }
    }

    /// <summary>Every origin that is used must be allowed; the error gives the line to add.</summary>
    public void RequireAllowed(YamlNode at, string url, string path)
    {
        if (Values.TryUrl(url, out var uri) && !Allowed.Contains(Origin.Of(uri)))
        {
            // Judged by the URL as written: a host is lower case, which hides what a credential looks like.
            var origin = Printable.LooksLikeCredential(url) ? "(not shown)" : Printable.Name(Values.Short(Origin.Of(uri)));
            Notes.Error(at, $"{path}: the origin '{origin}' is not allowed: add the line '- \"{origin}\"' under allow");
        }
    }

    /// <summary>A name that must be declared elsewhere in the file.</summary>
    public bool Refers(YamlNode? node, string path, string section, IReadOnlyCollection<string> known)
    {
        if (node is not YamlScalar { IsNull: false } scalar || known.Contains(scalar.Value))
        {
            return node is YamlScalar { IsNull: false };
        }

        if (Values.IsName(scalar.Value))
        {
            Notes.Error(scalar, $"{path}: {Printable.Quote(scalar.Value)} is not declared under {section}{Hints.Hint(scalar.Value, known, Hints.OneOf(known))}");
        }

        return false;
    }

    /// <summary>An accepted risk ends within 90 days; one whose end has passed is kept and said aloud.</summary>
    public void CheckUntil(YamlMapping risk, string path, string what)
    {
        if (risk.Date("until") is not { } until || risk["until"] is not { } at)
        {
            return;
        }

        var last = Today.AddDays(Core.Verdicts.Waiver.MaximumDays);
        if (until > last)
        {
            Notes.Error(at, $"{path}.until: {until:yyyy-MM-dd} is more than {Core.Verdicts.Waiver.MaximumDays} days ahead: {last:yyyy-MM-dd} is the latest day");
        }
        else if (until < Today)
        {
            Notes.Remark(at, $"{path}: {what} lapsed on {until:yyyy-MM-dd} and no longer counts: renew or remove it");
        }
    }
}
