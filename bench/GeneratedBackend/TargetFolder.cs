using System.Text;
using GeneratedBackend.People;
using GeneratedBackend.Shapes;

namespace GeneratedBackend;

/// <summary>Writes how this backend is audited: the target, its passwords and who may do what.</summary>
internal static class TargetFolder
{
    public static async Task WriteAsync(string folder, string address, IReadOnlyList<Operation> operations)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "launchready.yaml"), Target(address));
        await File.WriteAllTextAsync(Path.Combine(folder, "launchready.matrix.yaml"), Matrix(operations));
        await File.WriteAllLinesAsync(Path.Combine(folder, ".env"), Person.All.Select(p => $"{Variable(p)}={p.Password}"));
    }

    private static string Target(string address)
    {
        var identities = string.Join('\n', Person.All.Select(p =>
            $"  {p.Key}: {{organisation: {p.Organisation}, role: {p.Role}, sign-in: password, email: {p.Email}, "
            + $"password: \"${{env:{Variable(p)}}}\", sacrificial: {(p.IsSacrificial ? "true" : "false")}}}"));
        return $$"""
            version: 1
            name: Generated backend
            salt: generated-backend-5d21c07b
            mode: staging
            allow: ["{{address}}"]
            api:
              base: {{address}}
              documents: ["{{address}}/openapi.json"]
            organisations: {acme: {}, birch: {} }
            roles: {owner: {administration: true}, member: {} }
            sign-in:
              password:
                request: POST /sessions
                json: {email: "${email}", password: "${password}"}
                token: {json: /accessToken}
                sign-out: {request: DELETE /sessions/current}
            identities:
            {{identities}}
            # Wide enough for the largest size: the benchmark measures what a run costs, not where it stops.
            limits: {requests: 500000, duration: 60m}

            """;
    }

    private static string Matrix(IReadOnlyList<Operation> operations)
    {
        var text = new StringBuilder("version: 1\nconfirmed-by: Benchmark\nconfirmed-on: 2026-01-01\noperations:\n");
        text.Append($"  \"GET /me\": {{{Roles.Owner}: allow, {Roles.Member}: allow}}\n");
        foreach (var operation in operations)
        {
            text.Append($"  \"{operation.Method} {operation.Path}\": {{owner: {Word(operation, Roles.Owner)}, member: {Word(operation, Roles.Member)}}}\n");
        }

        return text.ToString();
    }

    private static string Word(Operation operation, string role) => operation.Allows(role) ? "allow" : "deny";

    private static string Variable(Person person) => person.Key.ToUpperInvariant().Replace('-', '_') + "_PASSWORD";
}
