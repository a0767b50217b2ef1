using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fieldwork.Access;
using Fieldwork.Hosting;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Fieldwork.Documentation;

/// <summary>The OpenAPI document. What it says about access comes from the access table, so the two cannot disagree.</summary>
internal static class FieldworkDocument
{
    private const string Scheme = "bearer";

    public static void AddFieldworkDocument(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.AddDocumentTransformer(Describe);
        options.AddOperationTransformer(DescribeAccess);
        options.AddSchemaTransformer(HideUndocumented);
        options.AddSchemaTransformer(SayMore);
    });

    public static void MapFieldworkDocument(this IEndpointRouteBuilder app) => app.MapOpenApi("/openapi.json").WithName("getOpenApiDocument");

    private static Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Fieldwork",
            Version = "2.4.0",
            Description = "Organisations send technicians to their customers' sites.",
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT" },
        };
        return Task.CompletedTask;
    }

    private static Task DescribeAccess(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var rule = AccessTable.ByOperation[operation.OperationId!];
        operation.Security = rule.IsPublic ? [] : [new() { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] }];
        if (!rule.IsPublic)
        {
            Refuse(operation, 401, "Not signed in");
            Refuse(operation, 403, "The role does not allow this");
        }

        if (operation.RequestBody is not null || operation.Parameters is { Count: > 0 })
        {
            Refuse(operation, 400, "Not valid");
        }

        if (context.Description.RelativePath!.Contains('{', StringComparison.Ordinal))
        {
            Refuse(operation, 404, "There is no such record");
        }

        return Task.CompletedTask;
    }

    private static void Refuse(OpenApiOperation operation, int status, string description)
    {
        operation.Responses ??= [];
        var response = new OpenApiResponse
        {
            Description = description,
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/problem+json"] = new() },
        };
        operation.Responses.TryAdd(status.ToString(CultureInfo.InvariantCulture), response);
    }

    private static Task HideUndocumented(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var property in context.JsonTypeInfo.Properties)
        {
            if (property.AttributeProvider?.IsDefined(typeof(UndocumentedAttribute), inherit: false) == true)
            {
                schema.Properties?.Remove(property.Name);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>The generator leaves out that an enumeration is a string and that an address is an e-mail address.</summary>
    private static Task SayMore(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if ((Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type).IsEnum)
        {
            schema.Type = JsonSchemaType.String;
        }

        var parameter = (context.ParameterDescription?.ParameterDescriptor as IParameterInfoParameterDescriptor)?.ParameterInfo;
        if (parameter?.GetCustomAttribute<WordsOfAttribute>() is { } words)
        {
            schema.Enum = [.. Enum.GetNames(words.Words).Select(name => (JsonNode)JsonNamingPolicy.CamelCase.ConvertName(name))];
        }

        if (context.JsonPropertyInfo?.AttributeProvider?.IsDefined(typeof(EmailAddressAttribute), inherit: false) == true)
        {
            schema.Format = "email";
        }

        return Task.CompletedTask;
    }
}
