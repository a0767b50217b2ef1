using LaunchReady.Core.Targets;
using LaunchReady.Targets.Keys;
using LaunchReady.Targets.Secrets;
using LaunchReady.Targets.Yaml;

namespace LaunchReady.Targets.Reading;

/// <summary>launchready.yaml as a whole: shape first, then secrets, then meaning; all errors are gathered.</summary>
internal sealed class TargetReader(Desk desk)
{
    private const int ShortestSalt = 16;

    public Target? Read(YamlNode document)
    {
        new Shape(desk.Notes).Check(document, TargetKeys.Root, "");
        if (document is not YamlMapping root)
        {
            return null;
        }

        new LiteralSecrets(desk.Notes).Check(root);
        var allow = Allow(root);
        var signIn = new SignInReader(desk);
        var flows = signIn.Read(root);
        var people = new PeopleReader(desk, signIn).People(root, flows);
        var organisations = PeopleReader.Organisations(root);
        var api = new ApiReader(desk, organisations.ConvertAll(static o => o.Key), people.ConvertAll(static p => p.Key)).Read(root);
        CheckSalt(root);
        RemarkUnused(root, people);
        return new Target
        {
            Name = root.Text("name") ?? "",
            Salt = root.Text("salt") ?? "",
            Mode = ReadMode(root, api),
            Folder = desk.Folder,
            Allow = allow,
            Api = api,
            Code = new CodeReader(desk).Read(root),
            Organisations = organisations,
            Roles = PeopleReader.Roles(root),
            SignIns = [.. flows.Values.Select(static f => f.Flow)],
            Identities = people,
            Tokens = new SampleTokens
            {
                Expired = desk.Secret(root["tokens"].Mapping()["expired"], "tokens.expired"),
                OtherEnvironment = desk.Secret(root["tokens"].Mapping()["other-environment"], "tokens.other-environment"),
            },
            Limits = ReadLimits(root),
        };
    }

    private List<Origin> Allow(YamlMapping root)
    {
        var allow = new List<Origin>();
        foreach (var scalar in root["allow"].Items().OfType<YamlScalar>())
        {
            if (!Values.TryOrigin(scalar.Value, out var origin))
            {
                continue;
            }

            if (desk.Allowed.Add(origin))
            {
                allow.Add(origin);
            }
            else
            {
                desk.Notes.Error(scalar, $"allow: {Printable.Quote(scalar.Value)} is listed twice: keep one");
            }
        }

        return allow;
    }

    private Mode ReadMode(YamlMapping root, ApiTarget? api)
    {
        if (root.Find("mode") is null && api?.Base is not { IsLoopback: true })
        {
            desk.Notes.Error(root, "the key 'mode' is missing, for example 'mode: observe': a target that is not on this machine must state what a run may do (observe, staging or production-safe)");
        }

        return root.Text("mode") switch
        {
            "observe" => Mode.Observe,
            "production-safe" => Mode.ProductionSafe,
            _ => Mode.Staging,
        };
    }

    private void CheckSalt(YamlMapping root)
    {
        if (root.Scalar("salt") is { } salt && salt.Value.Length < ShortestSalt)
        {
            desk.Notes.Error(salt, $"salt: has {salt.Value.Length} characters, {ShortestSalt} or more are needed: write a random one, it is no secret");
        }
    }

    private void RemarkUnused(YamlMapping root, List<Person> people)
    {
        foreach (var flow in root["sign-in"].Mapping().Entries.Where(e => people.TrueForAll(p => p.SignIn != e.Key.Value)))
        {
            desk.Notes.Remark(flow.Key, $"sign-in.{Printable.Name(flow.Key.Value)}: no identity uses this flow");
        }
    }

    private static Limits ReadLimits(YamlMapping root)
    {
        var standard = new Limits();
        var limits = root["limits"].Mapping();
        return new Limits
        {
            Requests = limits.Whole("requests") ?? standard.Requests,
            PerSecond = limits.Whole("per-second"),
            Duration = limits.Duration("duration") ?? standard.Duration,
            Timeout = limits.Duration("timeout") ?? standard.Timeout,
            AnswerBytes = limits.Whole("answer-bytes") ?? standard.AnswerBytes,
        };
    }
}
