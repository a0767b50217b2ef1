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
            var fingerprint = (item.Text("fingerprint") ?? "").TrimStart('#').ToLowerInvariant();
            if (fingerprint.Length != FingerprintDigits || !fingerprint.All(char.IsAsciiHexDigit))
            {
                desk.Notes.Error(item["fingerprint"] ?? item, "code.secrets.allow: a fingerprint is sixteen hexadecimal digits, as reports print it behind #; never the secret itself");
            }

            allowed.Add(new AllowedSecret(fingerprint, item.Text("reason") ?? ""));
        }

        return allowed;
    }

    private List<string>? Paths(YamlMapping code, string key) =>
        code[key] is YamlSequence list ? [.. list.Items().OfType<YamlScalar>().Select(s => Full(s.Value))] : null;

    private string Full(string path) => Path.GetFullPath(Path.Combine(desk.Folder, path));
}
