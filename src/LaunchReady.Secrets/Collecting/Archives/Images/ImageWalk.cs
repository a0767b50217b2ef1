using System.Globalization;
using LaunchReady.Secrets.Collecting.Archives.Tar;

namespace LaunchReady.Secrets.Collecting.Archives.Images;

/// <summary>Visits a saved container image: its configuration as text, its layers with what became of their files, then whatever else lies in the tar.</summary>
internal sealed class ImageWalk(PartReader reader, PartPath path, Block tar, int depth)
{
    private static readonly string[] FirstNames = ["manifest.json", "index.json", "oci-layout", "repositories", "config.json", "blobs"];

    /// <summary>By the first header: for a compressed tar it decides whether to hold it whole, since an image's table of contents stands at its end.</summary>
    public static bool MayBegin(ReadOnlySpan<byte> head)
    {
        var header = TarHeader.Of(head);
        if (header.Type is 'x' or 'g' or 'L')
        {
            // An extended header says nothing of what follows.
            return true;
        }

        var name = LayerView.Normalise(header.Name);
        var first = name.Split('/', 2)[0];
        var bare = first.StartsWith("sha256:", StringComparison.Ordinal) ? first[7..] : first;
        return FirstNames.Contains(first, StringComparer.Ordinal) || (bare.Length >= 64 && bare.AsSpan(0, 64).IndexOfAnyExceptInRange('0', 'f') < 0);
    }

    public void Run(ImageIndex index)
    {
        var done = new HashSet<long>();
        for (var i = 0; i < index.Images.Count; i++)
        {
            var suffix = index.Images.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" of image {i + 1}");
            Configuration(index, index.Images[i].Config, suffix, done);
            Layers(index, index.Images[i].Layers, suffix, done);
        }

        new TarWalk(reader, path, depth, layer: null, done).Run(tar.Open(), tar);
    }

    private void Configuration(ImageIndex index, string name, string suffix, HashSet<long> done)
    {
        if (index.Part(name) is { } part && done.Add(part.Start) && reader.State.CountMember())
        {
            var bytes = new byte[Math.Min(part.Bytes.Length, JsonLines.Longest)];
            part.Bytes.Read(0, bytes);
            if (JsonLines.Of(bytes) is { } lines)
            {
                reader.State.Visitor.Leaf(path.Inner($"<image configuration{suffix}>"), lines);
            }
            else
            {
                reader.Leaf(path.Inner($"<image configuration{suffix}>"), part.Bytes);
            }
        }
    }

    private void Layers(ImageIndex index, IReadOnlyList<string> layers, string suffix, HashSet<long> done)
    {
        var stack = new LayerStack();
        for (var number = layers.Count; number > 0 && reader.State.Exhausted is null; number--)
        {
            var inner = path.Inner(string.Create(CultureInfo.InvariantCulture, $"<layer {number}{suffix}>"));
            if (index.Part(layers[number - 1]) is not { } part)
            {
                reader.State.Skip(inner, SkipKind.Damaged, "is not in the file, though the image names it");
            }
            else if (done.Add(part.Start) && reader.State.CountMember())
            {
                var view = new LayerView(stack, number);
                reader.Read(inner, part.Bytes, depth + 1, view);
                view.Finish();
            }
        }
    }
}
