namespace LaunchReady.Secrets.Collecting;

/// <summary>Opens what hides its text from a plain scan: containers and binaries whose format is known.</summary>
internal interface IOpener
{
    /// <summary>Whether it may be worth copying the bytes for <see cref="TryOpen"/>.</summary>
    bool Opens(ReadOnlySpan<byte> bytes);

    /// <summary>True where the bytes were opened and scanned; false where they are to be scanned as they are.</summary>
    bool TryOpen(ReadOnlyMemory<byte> bytes, PartOrigin origin, CancellationToken cancellation);

    /// <summary>The same for what is too large to hold; the stream can seek.</summary>
    void Open(Stream content, PartOrigin origin, CancellationToken cancellation);
}
