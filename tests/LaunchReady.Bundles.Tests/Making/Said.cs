using System.Text;

namespace LaunchReady.Bundles.Tests.Making;

/// <summary>What a file says, as tests read it.</summary>
internal static class Said
{
    public static Rendition By(string name, byte[] content) => BinaryText.Read(name, content, CancellationToken.None).ShouldNotBeNull();

    public static string[] Lines(this Rendition rendition) => Encoding.UTF8.GetString(rendition.Text.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The place of the first line that holds the words.</summary>
    public static string PlaceOf(this Rendition rendition, string words) => rendition.PlaceOf(rendition.Text.Span.IndexOf(Encoding.UTF8.GetBytes(words)));
}
