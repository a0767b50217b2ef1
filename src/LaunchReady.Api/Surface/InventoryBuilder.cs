namespace LaunchReady.Api.Surface;

/// <summary>Merges what the sources say: the same method and an equivalent template are one operation; the document's naming wins.</summary>
internal static class InventoryBuilder
{
    public static Inventory Build(IReadOnlyList<DocumentReading> readings)
    {
        var merged = new Dictionary<string, Operation>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var operation in readings.SelectMany(r => r.Operations).Where(o => o.Method is not ("OPTIONS" or "TRACE")))
        {
            var key = $"{operation.Method} {PathTemplate.Shape(operation.Path)}";
            if (merged.TryGetValue(key, out var first))
            {
                merged[key] = Merge(first, operation);
            }
            else
            {
                merged[key] = operation;
                order.Add(key);
            }
        }

        var hasDocument = merged.Values.Any(o => o.Origins.Contains(OperationOrigin.Document));
        return new Inventory([.. order.Select(k => merged[k]).Select(o => o with { IsShadow = hasDocument && !o.Origins.Contains(OperationOrigin.Document) })])
        {
            Errors = [.. readings.SelectMany(r => r.Errors)],
            Remarks = [.. readings.SelectMany(r => r.Remarks)],
        };
    }

    private static Operation Merge(Operation first, Operation second) => first with
    {
        Origins = first.Origins.Union(second.Origins).ToHashSet(),
        Body = first.Body is null ? second.Body : first.Body with { Example = first.Body.Example ?? second.Body?.Example },
        Answer = first.Answer ?? second.Answer,
        Parameters = [.. first.Parameters.Select(p => p with { Example = p.Example ?? Same(second, p)?.Example }), .. second.Parameters.Where(p => p.Place != ParameterPlace.Path && Same(first, p) is null)],
        AnswerTypes = first.AnswerTypes.Count > 0 ? first.AnswerTypes : second.AnswerTypes,
    };

    private static Parameter? Same(Operation operation, Parameter parameter) => parameter.Place == ParameterPlace.Path
        ? operation.PathParameters.ElementAtOrDefault(0) is { } only && operation.PathParameters.Count() == 1 ? only : operation.PathParameters.FirstOrDefault(p => p.Name == parameter.Name)
        : operation.Parameters.FirstOrDefault(p => p.Place == parameter.Place && string.Equals(p.Name, parameter.Name, StringComparison.OrdinalIgnoreCase));
}
