using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Fieldwork.Hosting;

/// <summary>Marks a request body, so that the filter below checks its attributes.</summary>
internal interface IBody;

/// <summary>Refuses a body that breaks its attributes. It runs inside the endpoint, that is, after the gate.</summary>
internal sealed class BodyCheck : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        foreach (var body in context.Arguments.OfType<IBody>())
        {
            var found = new List<ValidationResult>();
            if (!Validator.TryValidateObject(body, new ValidationContext(body), found, validateAllProperties: true))
            {
                return new(Results.ValidationProblem(found
                    .GroupBy(Field, one => one.ErrorMessage ?? "Not valid.", StringComparer.Ordinal)
                    .ToDictionary(field => field.Key, field => field.ToArray(), StringComparer.Ordinal)));
            }
        }

        return next(context);
    }

    private static string Field(ValidationResult found) => JsonNamingPolicy.CamelCase.ConvertName(found.MemberNames.FirstOrDefault() ?? "");
}
