using LaunchReady.Api.Surface;
using LaunchReady.Core.Targets;

namespace LaunchReady.Api.Collecting;

/// <summary>
/// Operations that the configuration names must exist: a slip in `exclude` would have an operation probed that must not be, one in `public`
/// would call an open route a flaw.
/// </summary>
internal static class NamedOperations
{
    /// <summary>One line for each name that no source knows.</summary>
    public static IReadOnlyList<string> Unknown(IReadOnlyList<NamedOperation> named, IReadOnlyList<Operation> operations)
    {
        // Without any operation there is nothing to hold names against; that is said elsewhere.
        if (operations.Count == 0)
        {
            return [];
        }

        string[] known = [.. operations.Select(o => o.Id)];
        return
        [
            .. named.Where(n => !IsServersOwn(n.Operation.Method) && !operations.Any(o => n.Operation.Matches(o.Method, o.Path)))
                .Select(n => $"{n.Place}: no document, capture or collection names '{n.Operation}'{Hint(n.Operation, operations, known)}"),
        ];
    }

    /// <summary>Never part of the inventory, whatever a document says.</summary>
    private static bool IsServersOwn(string method) => method is "OPTIONS" or "TRACE" or "CONNECT" or "HEAD";

    private static string Hint(OperationPattern pattern, IReadOnlyList<Operation> operations, string[] known)
    {
        var samePath = operations.Where(o => PathTemplate.Shape(o.Path) == PathTemplate.Shape(pattern.Path)).ToArray();
        var near = samePath.FirstOrDefault(o => string.Equals(o.Method, pattern.Method, StringComparison.OrdinalIgnoreCase))?.Id;
        return near is null && samePath.Length > 0 ? $"; this path has {string.Join(", ", samePath.Select(o => o.Id))}"
            : near is not null || (near = Suggestions.Near(pattern.ToString(), known)) is not null ? $"; did you mean '{near}'?"
            : "; write method and path as the document does, or remove the entry";
    }
}
