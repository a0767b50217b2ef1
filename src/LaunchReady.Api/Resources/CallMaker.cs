using System.Text;
using System.Text.Json.Nodes;
using LaunchReady.Api.Exchanges;
using LaunchReady.Api.Surface;
using LaunchReady.Core.Targets;

namespace LaunchReady.Api.Resources;

/// <summary>Whose objects a call uses.</summary>
/// <param name="Paths">Organisation whose ids stand in path, query and headers.</param>
/// <param name="Bodies">Organisation whose ids stand in the body.</param>
/// <param name="Subject">The very object to act on; null takes any of the organisation.</param>
internal sealed record Scene(string Paths, string Bodies, ApiObject? Subject = null);

/// <summary>A call that is ready to be sent, or why it could not be made.</summary>
internal sealed record MadeCall(Call? Call, string? Missing)
{
    public IReadOnlyList<string> Planted { get; init; } = [];

    public ApiObject? Subject { get; init; }

    /// <summary>Parent ids used in the path, by parameter name.</summary>
    public IReadOnlyDictionary<string, string> PathValues { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Everything the call says, for "the caller sent it itself".</summary>
    public string Sent => Call is null ? "" : Call.Address + "\n" + Encoding.UTF8.GetString(Call.Body.Span);
}

/// <summary>Turns an operation and a scene into a call: ids from the store, the rest from schema, examples and configuration.</summary>
internal sealed class CallMaker(ResourceMap map, ObjectStore store, ValueMaker values, ApiTarget target, IReadOnlyDictionary<string, string> organisationIds)
{
    private readonly BodyMaker _bodies = new(map, store, values, target, organisationIds);

    public MadeCall Make(Operation operation, Scene scene, Making making, IReadOnlyDictionary<string, string>? queryOverride = null)
    {
        var example = target.Examples.FirstOrDefault(e => e.Operation.Matches(operation.Method, operation.Path));
        var subject = scene.Subject;
        var pathValues = Ids(operation, scene, ref subject);
        if (ActsOnEveryRow(operation, example, scene, pathValues))
        {
            return new MadeCall(null, "it acts on every row of a collection, so it is tried only with an example that names throw-away objects (`${id:NAME}`)");
        }

        if (scene.Subject is null && WasThereBefore(operation, scene, pathValues) is { } kind)
        {
            return new MadeCall(null, $"it would write to a {kind} that was there before the run, and none that may be used up is known");
        }

        var path = new StringBuilder(operation.Path);
        var query = new List<string>();
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in operation.Parameters.Where(p => p.Place != ParameterPlace.Query || queryOverride?.ContainsKey(p.Name) != true))
        {
            var value = Configured(example, parameter, scene) ?? pathValues.GetValueOrDefault(parameter.Name) ?? OwnTenant(parameter, scene) ?? Fallback(parameter, making);
            if (value is null)
            {
                if (parameter.Required || parameter.Place == ParameterPlace.Path)
                {
                    return new MadeCall(null, $"no value is known for the {parameter.Place.ToString().ToLowerInvariant()} parameter '{parameter.Name}'");
                }

                continue;
            }

            Place(parameter, value, path, query, headers);
        }

        foreach (var (name, value) in example?.Query ?? new Dictionary<string, string>())
        {
            AddQuery(query, name, _bodies.Placeholders.Fill(value, scene, making));
        }

        foreach (var (name, value) in example?.Headers ?? new Dictionary<string, string>())
        {
            headers[name] = _bodies.Placeholders.Fill(value, scene, making);
        }

        foreach (var (name, value) in queryOverride ?? new Dictionary<string, string>())
        {
            AddQuery(query, name, value);
        }

        var address = path.ToString() + (query.Count == 0 ? "" : (operation.Path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + string.Join('&', query));
        var call = _bodies.WithBody(new Call(operation.Method, address) { Headers = headers }, operation, example, scene, making);
        return new MadeCall(call, null) { Planted = [.. making.Planted], Subject = subject, PathValues = pathValues };
    }

    private Dictionary<string, string> Ids(Operation operation, Scene scene, ref ApiObject? subject)
    {
        var pathValues = new Dictionary<string, string>(StringComparer.Ordinal);
        var placed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reference in map.References(operation))
        {
            // "organizationId or organizationSlug": one of them is enough, and two must not contradict each other.
            if (!reference.Parameter.Required && !placed.Add(reference.Resource.Key))
            {
                continue;
            }

            if (Value(operation, reference, scene, pathValues, ref subject) is { } id)
            {
                pathValues[reference.Parameter.Name] = reference.Parameter.Operator + id;
            }
        }

        return pathValues;
    }

    public string? OrganisationId(string key) => organisationIds.GetValueOrDefault(key);

    /// <summary>Deletes and changes are for objects that may be used up: what names none would hit real ones.</summary>
    private bool ActsOnEveryRow(Operation operation, OperationExample? example, Scene scene, Dictionary<string, string> ids)
    {
        if (operation.Method is not ("DELETE" or "PUT" or "PATCH") || !map.IsCollection(operation) || NamesThrowAways(example, scene))
        {
            return false;
        }

        var own = map.RowFilter(operation)?.Parameter.Name;
        var isUnderThrowAway = scene.Subject is { MayBeUsedUp: true } parent && map.References(operation).Any(r => r.Parameter.Place == ParameterPlace.Path && r.Resource.Key == parent.Resource);
        return (own is null || !ids.ContainsKey(own)) && !isUnderThrowAway && !NamesItInTheBody(operation, scene);
    }

    /// <summary>What the call would act on, where that is neither the run's own nor marked to be used up. Something new below a real object leaves that as it is.</summary>
    private string? WasThereBefore(Operation operation, Scene scene, Dictionary<string, string> ids)
    {
        if (operation.Method is "GET" or "HEAD" || map.CreatedBy(operation) is not null || map.Subject(operation) is not { } acted || !ids.TryGetValue(acted.Parameter.Name, out var id))
        {
            return null;
        }

        var known = store.Of(acted.Resource.Key, scene.Paths).FirstOrDefault(o => acted.Parameter.Operator + o.Id == id);
        return known is null or { IsOwn: true } or { MayBeUsedUp: true } || (known is { IsOrganisation: true } or { IsSacrificial: true } && operation.Method != "DELETE") ? null : acted.Resource.Name;
    }

    /// <summary>An id the document insists on, and an object at hand to put there: without one the field would be left out.</summary>
    private bool NamesItInTheBody(Operation operation, Scene scene) =>
        operation.Body?.Schema.Properties.FirstOrDefault(p => p.Required && Names.IsOwnId(p.Name)) is { } id
        && (map.ForField(operation, id.Name) is not { } type || scene.Subject?.Resource == type.Key || store.Find(type.Key, scene.Bodies) is { IsOwn: true } or { MayBeUsedUp: true });

    /// <summary>Whether the example names objects, and none but those that may be used up: an id nobody can fill in, or a real one, is no permission.</summary>
    private bool NamesThrowAways(OperationExample? example, Scene scene)
    {
        var named = example is null ? [] : ResourceMap.NamedIn(example).Select(n => _bodies.Placeholders.Named(n, scene)).ToArray();
        return named.Length > 0 && named.All(o => o is { IsOwn: true } or { MayBeUsedUp: true });
    }

    private string? Value(Operation operation, IdReference reference, Scene scene, Dictionary<string, string> pathValues, ref ApiObject? subject)
    {
        var name = reference.Parameter.Name;
        if (subject is not null && subject.Resource == reference.Resource.Key)
        {
            return subject.Id;
        }

        if (subject is not null && subject.Parents.TryGetValue(name, out var parent))
        {
            return parent;
        }

        var found = store.FindUnder(reference.Resource.Key, scene.Paths, pathValues);
        if (found is null && reference.Resource.Name is "organisation" or "org" or "tenant")
        {
            return OrganisationId(scene.Paths);
        }

        if (found is null && Names.IsTenantField(name) && reference.Parameter.Required)
        {
            return OrganisationId(scene.Paths);
        }

        if (found is not null && reference.Parameter.Place == ParameterPlace.Path)
        {
            subject ??= found.Parents.Count > 0 ? found : null;
            foreach (var (key, value) in found.Parents)
            {
                pathValues.TryAdd(key, value);
            }
        }

        // Optional filters are left out unless the operation cannot do without an id; naming one's own organisation is no filter.
        return reference.Parameter.Required || Names.IsTenantField(name) || reference.Parameter.Place == ParameterPlace.Path || scene.Subject is null && Names.IsOwnId(reference.Parameter.Name) && !map.IsCollection(operation) ? found?.Id : null;
    }

    private string? Configured(OperationExample? example, Parameter parameter, Scene scene)
    {
        if (parameter.Place == ParameterPlace.Path && example is not null && example.Path.TryGetValue(parameter.Name, out var path))
        {
            return _bodies.Placeholders.Fill(path, scene, null);
        }

        if (parameter.Place == ParameterPlace.Query && example is not null && example.Query.ContainsKey(parameter.Name))
        {
            return null;
        }

        return target.Parameters.GetValueOrDefault(parameter.Name);
    }

    /// <summary>After the ids of the objects at hand: an object of A under B's organisation is a case of its own.</summary>
    private string? OwnTenant(Parameter parameter, Scene scene) => Names.IsTenantField(parameter.Name) && parameter.Required ? OrganisationId(scene.Paths) : null;

    private string? Fallback(Parameter parameter, Making making)
    {
        if (parameter.Place == ParameterPlace.Path)
        {
            return parameter.Example is null ? null : ValueMaker.Unquote(parameter.Example);
        }

        if (!parameter.Required)
        {
            return null;
        }

        var value = values.Make(parameter.Name, parameter.Schema, parameter.Example, making);
        return value is null ? null : ValueMaker.Unquote(value.ToJsonString());
    }

    private static void Place(Parameter parameter, string value, StringBuilder path, List<string> query, Dictionary<string, string> headers)
    {
        switch (parameter.Place)
        {
            case ParameterPlace.Path:
                path.Replace("{" + parameter.Name + "}", Uri.EscapeDataString(value));
                break;
            case ParameterPlace.Query:
                AddQuery(query, parameter.Name, value);
                break;
            case ParameterPlace.Header:
                headers[parameter.Name] = value;
                break;
            case ParameterPlace.Cookie:
                headers["Cookie"] = $"{parameter.Name}={value}";
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(parameter), parameter.Place, "unknown place");
        }
    }

    private static void AddQuery(List<string> query, string name, string value) =>
        query.Add($"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}");
}
