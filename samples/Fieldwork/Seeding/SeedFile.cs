using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Fieldwork.Access;

namespace Fieldwork.Seeding;

internal sealed record SeedOrganisation(string Key, string Id, string Name, string Slug);

internal sealed record SeedIdentity(string Key, string Organisation, Role Role, string UserName, string Email, string Password);

internal sealed record SeedComment(long JobId, long CommentId);

internal sealed record SeedPhoto(long JobId, Guid PhotoId);

internal sealed record SeedObjects(
    IReadOnlyList<Guid> Customers, IReadOnlyList<long> Jobs, IReadOnlyList<SeedComment> Comments, IReadOnlyList<SeedPhoto> Photos,
    IReadOnlyList<string> Schedules, IReadOnlyList<string> Invoices, IReadOnlyList<Guid> Invites, IReadOnlyList<string> Technicians);

/// <summary>What a tool needs to know about a run: where it listens, who can sign in and what there is.</summary>
internal sealed record SeedFile(
    string BaseUrl,
    IReadOnlyList<string> Flaws,
    IReadOnlyList<SeedOrganisation> Organisations,
    IReadOnlyList<SeedIdentity> Identities,
    string ExpiredToken,
    string OtherEnvironmentToken,
    IReadOnlyDictionary<string, SeedObjects> Objects)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Whoever waits for the file sees all of it or nothing.</summary>
    public async Task WriteAsync(string path)
    {
        var unfinished = path + ".unfinished";
        await File.WriteAllTextAsync(unfinished, JsonSerializer.Serialize(this, Json) + "\n");
        File.Move(unfinished, path, overwrite: true);
    }
}
