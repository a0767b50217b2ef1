using LaunchReady.Bundles.Facts;
using LaunchReady.Bundles.Formats.Android;

namespace LaunchReady.Bundles;

/// <summary>Facts about an Android app out of the files of its APK or AAB; whoever opens the container hands them over.</summary>
public static class AndroidApp
{
    private const string NoXml = "the manifest is neither binary XML nor a protocol buffer";

    /// <summary>Reads the manifest, and what it refers to.</summary>
    /// <param name="manifest">AndroidManifest.xml as it stands in the container.</param>
    /// <param name="file">
    /// A file of the same module by its path ("resources.arsc", "resources.pb", "res/xml/network.xml"); null or empty where there is none.
    /// </param>
    /// <param name="cancellation">Ends the reading.</param>
    public static AndroidFacts Read(ReadOnlyMemory<byte> manifest, Func<string, ReadOnlyMemory<byte>?> file, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(file);
        var notes = new RenditionWriter("Android app");
        if (Tree(manifest, notes, cancellation) is not { } tree)
        {
            return new AndroidFacts { Package = "", Damage = NoXml };
        }

        var wanted = tree.Elements.SelectMany(e => e.Attributes).Where(a => a.Value.IsReference).Select(a => a.Value.Data).Distinct().ToList();
        var table = wanted.Count == 0 ? null : Present(file, "resources.arsc") ?? Present(file, "resources.pb");
        var lookup = table is { } bytes ? ResourceLookup.Read(bytes, wanted, notes, cancellation) : null;
        var facts = AndroidManifest.Read(tree, value => lookup?.Find(value.Data));
        var reference = tree.Elements.SelectMany(e => e.Attributes).FirstOrDefault(a => a.Name == "android:networkSecurityConfig");
        var path = reference is null ? null : lookup?.Find(reference.Value.Data);
        var config = path is not null && Present(file, path) is { } xml ? Tree(xml, notes, cancellation) : null;
        return facts with { NetworkSecurity = config is null ? null : NetworkSecurityReader.Read(config), Damage = notes.Damage };
    }

    /// <summary>Which signatures an APK carries; null where it is no zip file.</summary>
    public static ApkSignatures? SignaturesOf(ReadOnlySpan<byte> apk) => ApkSigning.Read(apk);

    /// <summary>A null that was converted to memory is empty, and means the same.</summary>
    private static ReadOnlyMemory<byte>? Present(Func<string, ReadOnlyMemory<byte>?> file, string path) =>
        file(path) is { IsEmpty: false } found ? found : (ReadOnlyMemory<byte>?)null;

    private static XmlTree? Tree(ReadOnlyMemory<byte> content, RenditionWriter notes, CancellationToken cancellation) =>
        AxmlReader.Recognises(content.Span) ? AxmlReader.Read(content, notes, cancellation).Tree
        : ProtoXmlReader.Recognises(content.Span) ? new ProtoXmlReader(notes, cancellation).Read(content.Span)
        : null;
}
