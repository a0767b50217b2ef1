using LaunchReady.Api.Surface;
using LaunchReady.Core.Targets;

namespace LaunchReady.Api.Resources;

/// <summary>Fills what configured values leave open.</summary>
internal sealed class Placeholders(ResourceMap map, ObjectStore store, ValueMaker values, IReadOnlyDictionary<string, string> organisationIds)
{
    /// <summary>`${marker}`, `${unique}`, `${organisation}` and `${id:job}` in configured values.</summary>
    public string Fill(string text, Scene scene, Making? making) => new Template(text).Fill(name => name switch
    {
        "marker" or "unique" when making is not null => values.Text("value", new Schema(SchemaKind.Text), null, making),
        "organisation" => organisationIds.GetValueOrDefault(scene.Bodies),
        _ when name.StartsWith("id:", StringComparison.Ordinal) => map.ByName(Words.Singular(name[3..])) is { } resource
            ? scene.Subject?.Resource == resource.Key ? scene.Subject.Id : store.Find(resource.Key, scene.Bodies)?.Id
            : null,
        _ => null,
    });
}
