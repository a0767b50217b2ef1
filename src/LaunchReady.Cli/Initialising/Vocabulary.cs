using LaunchReady.Api.Surface;

namespace LaunchReady.Cli.Initialising;

/// <summary>Names of tenants and roles that a document uses.</summary>
internal static class Vocabulary
{
    private const int Deepest = 4;
    private const int MostFields = 20_000;
    private static readonly string[] Tenants =
    [
        "organisationid", "organizationid", "orgid", "tenantid", "tenant", "workspaceid", "teamid", "companyid", "org", "organisation", "organization", "workspace",
        "activeorganizationid", "xtenantid", "xorgid", "xorganizationid", "organisationslug", "organizationslug", "xtenant",
    ];

    public static bool IsTenant(string name) => Tenants.Contains(Tree.Bare(name));

    public static (IReadOnlyList<string> TenantFields, IReadOnlyList<string> Roles) Of(IReadOnlyList<Operation> operations)
    {
        var tenants = new SortedSet<string>(StringComparer.Ordinal);
        var roles = new List<string>();
        var left = MostFields;
        foreach (var operation in operations)
        {
            var schemas = new[] { operation.Body?.Schema, operation.Answer }.OfType<Schema>().SelectMany(s => Walk(s, 0));
            foreach (var (name, schema) in operation.Parameters.Select(p => (p.Name, p.Schema)).Concat(schemas))
            {
                if (left-- <= 0)
                {
                    return ([.. tenants.Take(12)], [.. roles.Distinct(StringComparer.Ordinal).Take(12)]);
                }

                if (IsTenant(name) && name.Length <= 64)
                {
                    tenants.Add(name);
                }

                if (Tree.Bare(name) is "role" or "roles" or "userrole" or "memberrole")
                {
                    roles.AddRange((schema.Values.Count > 0 ? schema.Values : schema.Items?.Values ?? []).Select(v => v.Trim('"')).Where(IsName));
                }
            }
        }

        return ([.. tenants.Take(12)], [.. roles.Distinct(StringComparer.Ordinal).Take(12)]);
    }

    /// <summary>What the configuration accepts as a name.</summary>
    private static bool IsName(string text) =>
        text.Length is > 0 and <= 40 && char.IsAsciiLetterOrDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    private static IEnumerable<(string Name, Schema Schema)> Walk(Schema schema, int depth)
    {
        if (depth > Deepest)
        {
            yield break;
        }

        foreach (var property in schema.Properties)
        {
            yield return (property.Name, property.Schema);
            foreach (var inner in Walk(property.Schema, depth + 1))
            {
                yield return inner;
            }
        }

        foreach (var inner in schema.Items is { } items ? Walk(items, depth + 1) : [])
        {
            yield return inner;
        }
    }
}
