using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace LaunchReady.Bundles.Formats.Apple;

/// <summary>Writes a property list line by line, each value under the path of its keys.</summary>
/// <param name="to">Takes the lines.</param>
/// <param name="within">Words before "key a.b" in a place; empty for a file that is the list itself.</param>
/// <param name="length">Of the file: what it gives is bounded by it, however often a value is shared.</param>
internal sealed class PropertyListText(RenditionWriter to, string within, int length)
{
    private const int MostNested = 4;
    private const int LongestName = 512;

    /// <summary>Keys shared by many dictionaries and long paths above them make real lists ten times as long as they are stored.</summary>
    private const long MostTimes = 32;

    private readonly HashSet<PropertyValue> _seen = new(ReferenceEqualityComparer.Instance);
    private long _left = (MostTimes * length) + 1_000_000;
    private int _nested;
    private KeyedArchive? _archive;

    public void Write(PropertyValue root)
    {
        if (KeyedArchive.Of(root) is { } archive && _archive is null)
        {
            _archive = archive;
            archive.Write(this);
            _archive = null;
        }
        else
        {
            Write(root, "", 0);
        }
    }

    public bool HasWritten(PropertyValue value) => _seen.Contains(value);

    public void Write(PropertyValue value, string path, int depth)
    {
        if (to.IsFull || _left < 0)
        {
            return;
        }

        switch (value)
        {
            case PropertyDictionary or PropertyArray:
                Container(value, path, depth);
                break;
            case PropertyReference reference when _archive?.Find(reference) is { } found:
                Write(found, path, depth + 1);
                _seen.Add(found);
                break;
            case PropertyText text:
                Line(path, Encoding.UTF8.GetBytes(text.Value));
                break;
            case PropertyNumber number:
                Line(path, Encoding.UTF8.GetBytes(number.Value));
                break;
            case PropertyFlag flag:
                Line(path, flag.Value ? "true"u8 : "false"u8);
                break;
            case PropertyDate date:
                Line(path, Encoding.UTF8.GetBytes(date.Value.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)));
                break;
            case PropertyData data:
                Data(data, path);
                break;
        }
    }

    /// <summary>A container is written where it is met first: shared ones would multiply, and circles never end.</summary>
    private void Container(PropertyValue value, string path, int depth)
    {
        if (!_seen.Add(value))
        {
            return;
        }

        if (depth > PropertyList.Deepest)
        {
            to.Broken($"the property list is nested deeper than {PropertyList.Deepest} levels");
        }
        else if (value is PropertyArray array)
        {
            for (var i = 0; i < array.Items.Count && _left >= 0; i++)
            {
                Write(array.Items[i], Below(path, $"[{i}]"), depth + 1);
            }
        }
        else if (value is PropertyDictionary dictionary)
        {
            foreach (var (key, item) in _archive?.Unfold(dictionary) ?? dictionary.Entries)
            {
                if (_left < 0)
                {
                    break;
                }

                Write(item, Below(path, path.Length == 0 ? key : "." + key), depth + 1);
            }
        }
    }

    /// <summary>Names longer than any real one keep their end, which says more.</summary>
    private static string Below(string path, string key)
    {
        var name = path + key;
        return name.Length > LongestName ? name[^LongestName..] : name;
    }

    private void Data(PropertyData data, string path)
    {
        var bytes = data.Value.Span;
        if (BinaryPropertyList.IsOne(bytes) && _nested < MostNested)
        {
            if (_seen.Add(data))
            {
                _nested++;
                Nested(PropertyList.Read(data.Value), path);
                _nested--;
            }
        }
        else if (Utf8.IsValid(bytes) && !bytes.ContainsAnyInRange((byte)0, (byte)8))
        {
            Line(path, bytes);
        }
        else
        {
            Line(path, Encoding.UTF8.GetBytes(Convert.ToBase64String(bytes)));
        }
    }

    private void Nested(PropertyList list, string path)
    {
        if (list.Damage is { } damage)
        {
            to.Broken($"{(path.Length == 0 ? "a value" : path)}: {damage}");
        }

        if (list.Root is { } root)
        {
            var outer = _archive;
            _archive = KeyedArchive.Of(root);
            Write(_archive?.Top ?? root, path, PropertyList.Deepest / 2);
            _archive = outer;
        }
    }

    private void Line(string path, ReadOnlySpan<byte> value)
    {
        _left -= path.Length + value.Length;
        if (_left < 0)
        {
            to.Broken("the property list repeats its values more often than any real one");
            return;
        }

        to.Place(within.Length == 0 ? $"key {path}" : $"{within}, key {path}");
        to.Named(path.Length == 0 ? "value" : path, value);
    }
}
