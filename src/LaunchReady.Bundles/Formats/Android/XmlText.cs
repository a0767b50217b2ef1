using System.Buffers;
using System.Text;

namespace LaunchReady.Bundles.Formats.Android;

/// <summary>Writes a tree as XML, an element a line. Values stand as they are: nothing is escaped, so that a search finds them.</summary>
internal sealed class XmlText(RenditionWriter to)
{
    private const int LongestName = 200;

    /// <summary>Larger than any real element; one long string in thousands of attributes would fill the memory.</summary>
    private const int LargestElement = 64 * 1024 * 1024;

    private readonly ArrayBufferWriter<byte> _line = new();

    public void Write(XmlTree tree, CancellationToken cancellation)
    {
        foreach (var element in tree.Elements)
        {
            cancellation.ThrowIfCancellationRequested();
            if (to.IsFull)
            {
                return;
            }

            // The text of an element stays at the place of the element.
            if (element.Name.Length > 0 || element.Attributes.Length > 0)
            {
                to.Place(PlaceOf(element));
            }

            _line.ResetWrittenCount();
            Element(element);
            to.Line(_line.WrittenSpan);
        }
    }

    private void Element(XmlElement element)
    {
        Append(new string(' ', 2 * Math.Min(element.Depth, XmlTree.DeepestIndent)));
        if (element.Name.Length == 0 && element.Attributes.Length == 0)
        {
            Append(element.Text);
            return;
        }

        Append("<");
        Append(element.Name);
        foreach (var attribute in element.Attributes)
        {
            Append(" ");
            Append(attribute.Name);
            Append("=\"");
            Append(attribute.Text);
            Append("\"");
            if (_line.WrittenCount > LargestElement)
            {
                to.Broken("an element holds more text than can be shown");
                break;
            }
        }

        Append(">");
    }

    /// <summary>"meta-data com.google.android.geo.API_KEY", or the element's name alone.</summary>
    private static string PlaceOf(XmlElement element)
    {
        var name = element.Find("android:name")?.Text ?? element.Find("name")?.Text;
        return string.IsNullOrEmpty(name) ? $"<{Short(element.Name)}>" : $"{Short(element.Name)} {Short(name)}";
    }

    private static string Short(string name) => name.Length <= LongestName ? name : name[..LongestName] + "...";

    private void Append(string text) => Encoding.UTF8.GetBytes(text, _line);
}
