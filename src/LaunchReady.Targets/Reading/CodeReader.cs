using LaunchReady.Core.Targets;
using LaunchReady.Targets.Yaml;

namespace LaunchReady.Targets.Reading;

/// <summary>The `code` part.</summary>
internal sealed class CodeReader(Desk desk)
{
    private const int FingerprintDigits = 16;

    public CodeTarget? Read(YamlMapping root)
    {
        if (root["code"] is not YamlMapping code)
        {
            return null;
        }

        var secrets = code["secrets"].Mapping();
        return new CodeTarget
        {
            Repository = code.Text("repository") is { } repository ? Full(repository) : null,
            Bundles = Paths(code, "bundles"),
            CiLogs = Paths(code, "ci-logs"),
            Artifacts = Paths(code, "artifacts"),
            Allowed = Allowed(secrets),
            Rotated = [.. secrets["rotated"].Items().OfType<YamlMapping>().Select(Rotated)],
            Rules = [.. secrets["rules"].Items().OfType<YamlMapping>().Select(Rule)],
        };
    }

    private static OwnSecretRule Rule(YamlMapping rule) => new(
        rule.Text("id") ?? "", rule.Text("title") ?? "", rule.Text("shape") ?? "", [.. rule["words"].Items().OfType<YamlScalar>().Select(static w => w.Value)]);

    private List<AllowedSecret> Allowed(YamlMapping secrets)
    {
        var allowed = new List<AllowedSecret>();
        foreach (var item in secrets["allow"].Items().OfType<YamlMapping>())
        {
            allowed.Add(new AllowedSecret(Fingerprint(item, "allow"), item.Text("reason") ?? ""));
        }

        return allowed;
    }

    private RotatedSecret Rotated(YamlMapping item)
    {
        var on = item.Date("on") ?? default;
        if (on > desk.Today)
        {
            desk.Notes.Error(item["on"] ?? item, "code.secrets.rotated: this day is yet to come; name the day from which the old value opens nothing");
        }

        return new RotatedSecret(Fingerprint(item, "rotated"), on, item.Text("by") ?? "");
    }

    private string Fingerprint(YamlMapping item, string list)
    {
        var fingerprint = (item.Text("fingerprint") ?? "").TrimStart('#').ToLowerInvariant();
        if (fingerprint.Length != FingerprintDigits || !fingerprint.All(char.IsAsciiHexDigit))
        {
            desk.Notes.Error(item["fingerprint"] ?? item, $"code.secrets.{list}: a fingerprint is sixteen hexadecimal digits, as reports print it behind #; never the secret itself");
        }

        return fingerprint;
    }

    private List<string>? Paths(YamlMapping code, string key) =>
        code[key] is YamlSequence list ? [.. list.Items().OfType<YamlScalar>().Select(s => Full(s.Value))] : null;

    private string Full(string path) => Path.GetFullPath(Path.Combine(desk.Folder, path));
}
