using System.Text.Encodings.Web;
using System.Text.Json;
using LaunchReady.Core.Evidence;

namespace LaunchReady.Api.Exchanges;

/// <summary>Teaches a redactor a secret in every form in which requests and answers may carry it.</summary>
internal static class SecretForms
{
    public static void LearnForms(this Redactor redactor, string? secret)
    {
        if (string.IsNullOrEmpty(secret))
        {
            return;
        }

        redactor.Learn(secret);
        foreach (var form in Of(secret).Where(f => f != secret))
        {
            redactor.Learn(form);
        }
    }

    private static IEnumerable<string> Of(string secret) =>
    [
        JsonEncodedText.Encode(secret, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(),
        JsonEncodedText.Encode(secret).ToString(),
        Uri.EscapeDataString(secret),
        Uri.EscapeDataString(secret).Replace("%20", "+", StringComparison.Ordinal),
        HtmlEncoder.Default.Encode(secret),
    ];
}
