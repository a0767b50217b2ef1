using LaunchReady.Core.Targets;

namespace LaunchReady.Api.Surface;

/// <summary>Merges what the sources say: the same method and an equivalent template are one operation; the document's naming wins.</summary>
internal static class InventoryBuilder
{
    private static readonly IEqualityComparer<(ParameterPlace Place, string Name)> Comparer = EqualityComparer<(ParameterPlace Place, string Name)>.Create(
        (a, b) => a.Place == b.Place && Naming(a.Place).Equals(a.Name, b.Name),
        p => Naming(p.Place).GetHashCode(p.Name));

    public static Inventory Build(IReadOnlyList<DocumentReading> readings)
    {
        var merged = new OrderedDictionary<string, Operation>(StringComparer.Ordinal);
        foreach (var operation in readings.OrderBy(r => r.Kind != SourceKind.OpenApi).SelectMany(r => r.Operations).Where(IsProbed))
        {
            var key = $"{operation.Method} {PathTemplate.Shape(operation.Path)}";
            merged[key] = merged.TryGetValue(key, out var first) ? Merge(first, operation) : operation;
        }

        var hasDocument = merged.Values.Any(IsDocumented);
        return new Inventory([.. merged.Values.Select(o => o with { IsShadow = hasDocument && !IsDocumented(o) })])
        {
            Errors = [.. readings.SelectMany(r => r.Errors)],
            Remarks = [.. readings.SelectMany(r => r.Remarks)],
        };
    }

    private static bool IsDocumented(Operation operation) => operation.Origins.Contains(OperationOrigin.Document);

    /// <summary>OPTIONS and TRACE belong to the server, HEAD to its GET unless a document names it.</summary>
    private static bool IsProbed(Operation operation) => operation.Method switch
    {
        "OPTIONS" or "TRACE" or "CONNECT" => false,
        "HEAD" => IsDocumented(operation),
        _ => true,
    };

    private static Operation Merge(Operation first, Operation second) => first with
    {
        OperationId = first.OperationId ?? second.OperationId,
        Summary = first.Summary ?? second.Summary,
        Origins = first.Origins.Union(second.Origins).ToHashSet(),
        Security = first.Security is DeclaredSecurity.Unspecified && !IsDocumented(first) ? second.Security : first.Security,
        Body = MergedBody(first, second),
        Answer = first.Answer ?? second.Answer,
        Parameters = MergedParameters(first, second),
        AnswerTypes = first.AnswerTypes.Count > 0 ? first.AnswerTypes : second.AnswerTypes,
    };

    /// <summary>Only a recorded body of the same kind can serve as the example of a documented one.</summary>
    private static BodyShape? MergedBody(Operation first, Operation second)
    {
        if (first.Body is not { } body || second.Body is not { } other)
        {
            return first.Body ?? second.Body;
        }

        var isSameKind = string.Equals(MediaType.Bare(body.ContentType), MediaType.Bare(other.ContentType), StringComparison.OrdinalIgnoreCase)
            || (MediaType.IsJson(body.ContentType) && MediaType.IsJson(other.ContentType));
        return isSameKind ? body with { Example = body.Example ?? other.Example } : body;
    }

    /// <summary>Path parameters meet by position, because their names may differ; all others by name.</summary>
    private static List<Parameter> MergedParameters(Operation first, Operation second)
    {
        var names = PathTemplate.ParameterNames(first.Path);
        var otherNames = PathTemplate.ParameterNames(second.Path).ToList();
        var others = second.Parameters.ToLookup(p => (p.Place, p.Place == ParameterPlace.Path ? NameHere(p.Name) : p.Name), Comparer);
        var result = first.Parameters.Select(p => p with
        {
            Example = p.Example ?? others[(p.Place, p.Name)].FirstOrDefault()?.Example,
            Operator = p.Operator.Length > 0 ? p.Operator : others[(p.Place, p.Name)].FirstOrDefault()?.Operator ?? "",
        }).ToList();
        var known = first.Parameters.Select(p => (p.Place, p.Name)).ToHashSet(Comparer);
        result.AddRange(second.Parameters.Where(p => p.Place != ParameterPlace.Path && !known.Contains((p.Place, p.Name))));
        return result;

        string NameHere(string name) => otherNames.IndexOf(name) is >= 0 and var at && at < names.Count ? names[at] : name;
    }

    private static StringComparer Naming(ParameterPlace place) => place == ParameterPlace.Header ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
}
