namespace Fieldwork.Hosting;

/// <summary>The refusals, each with one wording: another organisation's record must look exactly like a missing one.</summary>
internal static class Refusals
{
    public static IResult Unauthorised() => Problem(401, "Not signed in", "Sign in and send the access token.");

    public static IResult Forbidden(string detail = "Your role does not allow this.") => Problem(403, "Not allowed", detail);

    public static IResult NotFound() => Problem(404, "Not found", "There is no such record.");

    public static IResult Conflict(string detail) => Problem(409, "Conflict", detail);

    public static IResult BadField(string field, string message) =>
        Results.ValidationProblem(new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [message] });

    private static IResult Problem(int status, string title, string detail) => Results.Problem(detail, statusCode: status, title: title);
}
