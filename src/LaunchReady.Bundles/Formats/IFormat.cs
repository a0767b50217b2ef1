namespace LaunchReady.Bundles.Formats;

/// <summary>A binary format that hides text from a plain search.</summary>
internal interface IFormat
{
    /// <summary>In words: "Android resources".</summary>
    string Name { get; }

    /// <summary>By content; the name (path inside its container) helps only where the content has no magic, as with protocol buffers.</summary>
    bool Recognises(string name, ReadOnlySpan<byte> head);

    /// <summary>Writes all text of the file; what is damaged is said through <see cref="RenditionWriter.Broken"/>, never thrown.</summary>
    void Read(string name, ReadOnlyMemory<byte> content, RenditionWriter to, CancellationToken cancellation);
}
