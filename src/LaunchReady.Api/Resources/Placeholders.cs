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
        _ when name.StartsWith("id:", StringComparison.Ordinal) => Named(name[3..], scene)?.Id,
        _ => null,
    });

    /// <summary>The object that `${id:job}` names.</summary>
    public ApiObject? Named(string type, Scene scene) => map.ByName(Words.Singular(type)) is not { } resource ? null
        : scene.Subject?.Resource == resource.Key ? scene.Subject : store.Find(resource.Key, scene.Bodies);
}
