namespace Fieldwork.Hosting;

internal static class RouteWords
{
    /// <summary>Names an operation: the same id stands in the document and in the access table.</summary>
    public static RouteHandlerBuilder Operation(this RouteHandlerBuilder route, string id, string summary) =>
        route.WithName(id).WithSummary(summary);

    public static RouteHandlerBuilder CanConflict(this RouteHandlerBuilder route) => route.ProducesProblem(StatusCodes.Status409Conflict);
}
