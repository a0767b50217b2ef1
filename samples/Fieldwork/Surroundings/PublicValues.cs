namespace Fieldwork.Surroundings;

/// <summary>What stands in every app on purpose: values that their providers made for clients.</summary>
internal static class PublicValues
{
    public static string PaymentKey { get; } = Values.StripePublishable("publishable key");

    public static string FirebaseKey { get; } = Values.FirebaseWebKey("web key");

    public static string ErrorAddress { get; } = Values.SentryAddress("error address");

    public static string DataAddress { get; } = Values.SupabaseAddress;

    public static string AnonymousToken { get; } = Values.SupabaseToken("anon", "anon");

    public static IReadOnlyList<string> All { get; } = [PaymentKey, FirebaseKey, ErrorAddress, AnonymousToken];
}
