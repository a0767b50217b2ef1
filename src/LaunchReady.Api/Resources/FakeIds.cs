using System.Globalization;
using LaunchReady.Api.Collecting;
using LaunchReady.Api.Surface;

namespace LaunchReady.Api.Resources;

/// <summary>Calls with ids that do not exist, in the form of the ids this target uses.</summary>
internal static class FakeIds
{
    public static MadeCall Make(Operation operation, AuditRun run)
    {
        var subject = run.Map.Subject(operation);
        var filter = run.Map.RowFilter(operation)?.Parameter;
        if ((subject is null && operation.PathParameters.Any() == false)
            || (operation.Method is "DELETE" or "PUT" or "PATCH" && filter is null && run.Map.IsCollection(operation)))
        {
            return new MadeCall(null, "the operation carries no id");
        }

        var path = operation.Path;
        foreach (var parameter in operation.PathParameters)
        {
            var known = run.Map.References(operation).FirstOrDefault(r => r.Parameter == parameter)?.Resource is { } resource ? run.Store.Find(resource.Key, run.Owner)?.Id : null;
            path = path.Replace("{" + parameter.Name + "}", Uri.EscapeDataString(Fake(known ?? parameter.Example, run)), StringComparison.Ordinal);
        }

        var query = operation.Parameters.Where(p => p.Place == ParameterPlace.Query && (p.Required || p == filter))
            .Select(p => $"{Uri.EscapeDataString(p.Name)}={Uri.EscapeDataString(p.Operator + Fake(p == filter ? OwnId(subject, run) : p.Example, run))}").ToArray();
        var address = query.Length == 0 ? path : path + "?" + string.Join('&', query);
        var isWrite = operation.Method is "POST" or "PUT" or "PATCH";
        return new MadeCall(new Exchanges.Call(operation.Method, address) { ContentType = isWrite ? "application/json" : null, Body = isWrite ? "{}"u8.ToArray() : default }, null);
    }

    public static string Uuid(AuditRun run)
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, run.Markers.Next());
        BitConverter.TryWriteBytes(bytes[8..], run.Markers.Next());
        return new Guid(bytes).ToString();
    }

    private static string? OwnId(IdReference? subject, AuditRun run) => subject is null ? null : run.Store.Find(subject.Resource.Key, run.Owner)?.Id;

    private static string Fake(string? known, AuditRun run)
    {
        if (known is not null && long.TryParse(known, out _))
        {
            return (2_000_000_000 + (long)(run.Markers.Next() % 100_000_000)).ToString(CultureInfo.InvariantCulture);
        }

        if (known is null || Guid.TryParse(known, out _))
        {
            return Uuid(run);
        }

        return run.Markers.Word(Math.Clamp(known.Length, 4, 40));
    }
}
