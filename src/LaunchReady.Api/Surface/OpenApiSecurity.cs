using System.Text.Json;

namespace LaunchReady.Api.Surface;

/// <summary>What a document demands for signing in: by default, and per operation.</summary>
internal sealed class OpenApiSecurity
{
    private static readonly string[] RoleExtensions =
        ["x-required-roles", "x-roles", "x-role", "x-allowed-roles", "x-permissions", "x-required-permissions", "x-scopes", "x-required-scopes"];

    private readonly JsonElement _root;
    private readonly Demand _default;
    private readonly bool _isUsedAnywhere;

    public OpenApiSecurity(JsonElement root, IEnumerable<JsonElement> operations)
    {
        _root = root;
        _default = DemandOf(root);
        _isUsedAnywhere = _default is Demand.Always or Demand.Optional || operations.Any(o => DemandOf(o) is Demand.Always or Demand.Optional);
    }

    private enum Demand
    {
        Unsaid,
        Nothing,
        Optional,
        Always,
    }

    public DeclaredSecurity Of(JsonElement operation) => DemandOf(operation) switch
    {
        Demand.Nothing => DeclaredSecurity.Public,
        Demand.Optional => DeclaredSecurity.Optional,
        Demand.Always => DeclaredSecurity.Required,
        _ => _default switch
        {
            Demand.Always => DeclaredSecurity.RequiredByDefault,
            Demand.Optional => DeclaredSecurity.Optional,
            _ => _isUsedAnywhere ? DeclaredSecurity.Public : DeclaredSecurity.Unspecified,
        },
    };

    public IReadOnlyList<string> ScopesOf(JsonElement operation)
    {
        var source = operation.Member("security") is { ValueKind: JsonValueKind.Array } ? operation : _root;
        var demanded = source.List("security")
            .Where(r => r.ValueKind == JsonValueKind.Object)
            .SelectMany(r => r.EnumerateObject())
            .Where(scheme => scheme.Value.ValueKind == JsonValueKind.Array)
            .SelectMany(scheme => scheme.Value.EnumerateArray())
            .Where(scope => scope.ValueKind == JsonValueKind.String)
            .Select(scope => scope.GetString()!);
        return [.. demanded.Concat(RoleExtensions.SelectMany(name => operation.Texts(name))).Distinct(StringComparer.Ordinal)];
    }

    private static Demand DemandOf(JsonElement holder)
    {
        if (holder.Member("security") is not { ValueKind: JsonValueKind.Array } requirements)
        {
            return Demand.Unsaid;
        }

        var empty = 0;
        var filled = 0;
        foreach (var requirement in requirements.EnumerateArray().Where(r => r.ValueKind == JsonValueKind.Object))
        {
            if (requirement.EnumerateObject().Any())
            {
                filled++;
            }
            else
            {
                empty++;
            }
        }

        return filled == 0 ? Demand.Nothing : empty > 0 ? Demand.Optional : Demand.Always;
    }
}
