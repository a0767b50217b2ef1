using System.Reflection;
using LaunchReady.Core.Checks;

namespace LaunchReady.Reporting.Fixes;

/// <summary>The pages of docs/fixes, as they were when this version was built.</summary>
internal static class FixPages
{
    private const string Prefix = "fixes/";

    /// <summary>Beginnings of check ids with the topic that mends them; the longest that fits counts.</summary>
    private static readonly (string Check, string Topic)[] Topics =
    [
        ("auth.refuses-no-token", "require-sign-in"),
        ("auth.", "verify-tokens"),
        ("auth.refuses-signed-out-token", "end-sessions"),
        ("auth.sign-out-ends-session", "end-sessions"),
        ("auth.public-operations", "public-answers"),
        ("tenancy.", "tenant-filter"),
        ("tenancy.creation", "creation-owner"),
        ("tenancy.selector", "creation-owner"),
        ("roles.", "role-check"),
        ("roles.nobody-promotes-themselves", "creation-owner"),
        ("secrets.", "server-secrets"),
    ];

    private static readonly Lazy<IReadOnlyDictionary<string, FixPage>> Pages = new(Load);

    public static IReadOnlyCollection<FixPage> All => [.. Pages.Value.Values];

    /// <summary>Null where a check is mended by no code, or is not known.</summary>
    public static FixPage? Of(CheckDescriptor check)
    {
        var topic = Topics.Where(t => check.Id.StartsWith(t.Check, StringComparison.Ordinal)).OrderByDescending(t => t.Check.Length).Select(t => t.Topic).FirstOrDefault();
        return topic is null ? null : Pages.Value.GetValueOrDefault(topic);
    }

    private static Dictionary<string, FixPage> Load()
    {
        var assembly = typeof(FixPages).Assembly;
        return assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(n => Read(assembly, n)).ToDictionary(p => p.Topic, StringComparer.Ordinal);
    }

    private static FixPage Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return Parse(Path.GetFileNameWithoutExtension(name[Prefix.Length..]), reader.ReadToEnd().ReplaceLineEndings("\n"));
    }

    /// <summary>A title, a lead, then a heading with one block of code a stack.</summary>
    private static FixPage Parse(string topic, string text)
    {
        var parts = text.Split("\n## ");
        var head = parts[0].Split('\n', 2);
        return new FixPage(topic, head[0].TrimStart('#', ' '), head[1].Trim(), [.. parts.Skip(1).Select(Stack)]);
    }

    private static FixCode Stack(string part)
    {
        var name = part[..part.IndexOf('\n', StringComparison.Ordinal)];
        var from = part.IndexOf('\n', part.IndexOf("```", StringComparison.Ordinal)) + 1;
        var to = part.IndexOf("\n```", from, StringComparison.Ordinal);
        return new FixCode(name, part[from..to], part[(to + "\n```".Length)..].Trim());
    }
}
