using LaunchReady.Core.Targets;
using LaunchReady.Targets.Yaml;

namespace LaunchReady.Targets.Reading;

/// <summary>Organisations, roles and identities.</summary>
internal sealed class PeopleReader(Desk desk, SignInReader signIn)
{
    private static readonly string[] OwnKeys = ["email", "user", "password"];
    private static readonly string[] Taken = ["email", "user", "password", "token", "refresh", "unique", "marker"];

    public static List<Organisation> Organisations(YamlMapping root) =>
        [.. root["organisations"].Mapping().Entries.Select(static e => new Organisation(e.Key.Value, e.Value.Mapping().Text("id")))];

    public static List<Role> Roles(YamlMapping root) =>
        [.. root["roles"].Mapping().Entries.Select(static e => new Role(e.Key.Value, e.Value.Mapping().Flag("administration") ?? false))];

    public List<Person> People(YamlMapping root, Dictionary<string, ReadFlow> flows)
    {
        var organisations = Organisations(root).ConvertAll(static o => o.Key);
        var roles = Roles(root).ConvertAll(static r => r.Name);
        var people = new List<Person>();
        foreach (var entry in root["identities"].Mapping().Entries)
        {
            var path = "identities." + Printable.Name(entry.Key.Value);
            var node = entry.Value.Mapping();
            desk.Refers(node["organisation"], path + ".organisation", "organisations", organisations);
            desk.Refers(node["role"], path + ".role", "roles", roles);
            var person = Person(entry.Key, node, path);
            CheckEntrance(entry.Key, node, person, path, flows);
            CheckDouble(entry.Key, person, people);
            people.Add(person);
        }

        return people;
    }

    private Person Person(YamlScalar key, YamlMapping node, string path)
    {
        var values = new Dictionary<string, Template>(StringComparer.Ordinal);
        foreach (var own in OwnKeys)
        {
            if (desk.Template(node[own], path + "." + own) is { } template)
            {
                values[own] = template;
            }
        }

        foreach (var entry in node["with"].Mapping().Entries)
        {
            if (Taken.Contains(entry.Key.Value))
            {
                desk.Notes.Error(entry.Key, $"{path}.with: '{entry.Key.Value}' has a meaning of its own{(OwnKeys.Contains(entry.Key.Value) ? $": give it as {path}.{entry.Key.Value}" : ": choose another name")}");
            }
            else if (desk.Template(entry.Value, path + ".with." + Printable.Name(entry.Key.Value)) is { } template)
            {
                values[entry.Key.Value] = template;
            }
        }

        CheckPlaceholders(node, path, values.Keys);
        return new Person(key.Value, node.Text("organisation") ?? "", node.Text("role") ?? "")
        {
            SignIn = node.Text("sign-in"),
            Values = values,
            Token = desk.Secret(node["token"], path + ".token"),
            Send = node["token"] is null ? null : signIn.Send(node, path, null),
            Headers = desk.Templates(node["headers"], path + ".headers", StringComparer.OrdinalIgnoreCase),
            Sacrificial = node.Flag("sacrificial") ?? false,
        };
    }

    private void CheckPlaceholders(YamlMapping node, string path, IEnumerable<string> values)
    {
        string[] inHeaders = [.. values, "unique", "token"];
        foreach (var header in node["headers"].Mapping().Entries.Where(static e => e.Value is YamlScalar))
        {
            desk.Expect(header.Value, ((YamlScalar)header.Value).Value, $"{path}.headers.{Printable.Name(header.Key.Value)}", inHeaders);
        }

        foreach (var value in node.Entries.Where(static e => e.Key.Value is "email" or "user").Concat(node["with"].Mapping().Entries).Where(static e => e.Value is YamlScalar))
        {
            desk.Expect(value.Value, ((YamlScalar)value.Value).Value, $"{path}.{Printable.Name(value.Key.Value)}", []);
        }
    }

    private void CheckEntrance(YamlScalar key, YamlMapping node, Person person, string path, Dictionary<string, ReadFlow> flows)
    {
        var hasFlow = node.Find("sign-in") is not null;
        var hasToken = node.Find("token") is not null;
        if (hasFlow == hasToken)
        {
            desk.Notes.Error(hasFlow ? node.Find("token")!.Key : key, hasFlow ? $"{path}: sign-in and token are both given: keep one" : $"{path}: give either sign-in or token, otherwise it cannot get in");
            return;
        }

        if (hasToken)
        {
            return;
        }

        if (node.Find("send") is { } send)
        {
            desk.Notes.Error(send.Key, $"{path}: 'send' goes with a static token; move it to the flow under sign-in");
        }

        if (!desk.Refers(node["sign-in"], path + ".sign-in", "sign-in", flows.Keys) || !flows.TryGetValue(person.SignIn!, out var flow))
        {
            return;
        }

        foreach (var missing in flow.Needs.Where(n => node.Find(n) is null && node["with"].Mapping().Find(n) is null))
        {
            var home = OwnKeys.Contains(missing) ? $"{path}.{missing}" : $"{path}.with";
            desk.Notes.Error(key, $"{path}: sign-in {Printable.Quote(flow.Flow.Name)} needs {Printable.Quote("${" + missing + "}")}{Hints.Hint(missing, [.. person.Values.Keys], $"; give it under {home}")}");
        }
    }

    /// <summary>Two names for one account would make every comparison between them meaningless.</summary>
    private void CheckDouble(YamlScalar key, Person person, List<Person> before)
    {
        if (before.FirstOrDefault(other => IsSameAccount(person, other)) is { } twin)
        {
            desk.Notes.Error(key, $"identities.{Printable.Name(key.Value)}: is the same account as {Printable.Quote(twin.Key)}: every identity needs an account of its own");
        }
    }

    private static bool IsSameAccount(Person a, Person b)
    {
        if (a.Token is not null)
        {
            return a.Token.Equals(b.Token);
        }

        var names = Account(a);
        return a.SignIn is not null && a.SignIn == b.SignIn && names.Count > 0 && names.SequenceEqual(Account(b));
    }

    private static List<string> Account(Person person) =>
        [.. person.Values.Where(static v => v.Key != "password").OrderBy(static v => v.Key, StringComparer.Ordinal).Select(static v => v.Key + "=" + v.Value.Fill(static _ => null))];
}
