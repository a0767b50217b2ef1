using System.Globalization;
using System.Text;

namespace LaunchReady.Secrets.Collecting.Archives;

/// <summary>Circumstances of a part that change what a finding in it means.</summary>
[Flags]
internal enum PartFlags
{
    None = 0,

    /// <summary>A layer above deletes or overwrites the file: it is not in the running container, yet everybody who pulls the image has it.</summary>
    DeletedLater = 1,

    /// <summary>Reachable by a local header only: tools that go by the central directory do not list it.</summary>
    OutsideDirectory = 2,

    /// <summary>A further entry of the same name: tools differ in which of them they take.</summary>
    SameName = 4,
}

/// <summary>Where a part stands: the file, then one name for each container on the way in. Names are data and are never used to open anything.</summary>
/// <param name="Outer">The container; null for the file itself.</param>
/// <param name="Name">As the container says it, at most <see cref="ArchiveLimits.LongestName"/> characters.</param>
/// <param name="DeletedBy">With <see cref="PartFlags.DeletedLater"/>: the number of the layer that does it, counted from 1.</param>
internal sealed record PartPath(PartPath? Outer, string Name, PartFlags Flags = PartFlags.None, int DeletedBy = 0)
{
    public static PartPath File(string name) => new(null, Cut(name));

    public PartPath Inner(string name, PartFlags flags = PartFlags.None, int deletedBy = 0) => new(this, Cut(name), flags, deletedBy);

    /// <summary>From the outermost to the innermost.</summary>
    public IReadOnlyList<string> Segments
    {
        get
        {
            var names = new List<string>();
            for (var at = this; at is not null; at = at.Outer)
            {
                names.Insert(0, at.Name);
            }

            return names;
        }
    }

    /// <summary>The flags of this part and of every container around it.</summary>
    public PartFlags AllFlags => Flags | (Outer?.AllFlags ?? PartFlags.None);

    /// <summary>Safe to print: <c>image.tar!&lt;layer 3&gt;!app/.env</c>. What could steer a terminal or reorder the text is written as <c>\u202E</c>.</summary>
    public string Display
    {
        get
        {
            var text = new StringBuilder();
            foreach (var (name, index) in Segments.Select((n, i) => (n, i)))
            {
                Neutralise(text.Append(index == 0 ? "" : "!"), name);
            }

            return text.ToString();
        }
    }

    /// <summary>The flags in words, for a sentence beside <see cref="Display"/>; empty where there are none.</summary>
    public string Remarks
    {
        get
        {
            var all = AllFlags;
            var by = 0;
            for (var at = this; at is not null && by == 0; at = at.Outer)
            {
                by = at.DeletedBy;
            }

            string[] words =
            [
                all.HasFlag(PartFlags.DeletedLater) ? string.Create(CultureInfo.InvariantCulture, $"deleted or overwritten by layer {by}, still in the image") : "",
                all.HasFlag(PartFlags.OutsideDirectory) ? "not in the archive's central directory" : "",
                all.HasFlag(PartFlags.SameName) ? "one of several entries of this name" : "",
            ];
            return string.Join("; ", words.Where(w => w.Length > 0));
        }
    }

    public override string ToString() => Display;

    private static string Cut(string name) => name.Length <= ArchiveLimits.LongestName ? name : name[..ArchiveLimits.LongestName] + "…";

    private static void Neutralise(StringBuilder to, string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsHighSurrogate(name[i]) && i + 1 < name.Length && char.IsLowSurrogate(name[i + 1]))
            {
                // Tags (U+E0000 and after) are invisible; every other pair is a character to see.
                var pair = char.ConvertToUtf32(name[i], name[i + 1]);
                _ = pair is >= 0xE0000 and <= 0xE0FFF ? to.Append(CultureInfo.InvariantCulture, $"\\u{{{pair:X}}}") : to.Append(name[i]).Append(name[i + 1]);
                i++;
            }
            else if (IsUnsafe(name[i]))
            {
                to.Append(CultureInfo.InvariantCulture, $"\\u{(int)name[i]:X4}");
            }
            else
            {
                to.Append(name[i]);
            }
        }
    }

    /// <summary>Controls, format characters (all bidirectional and zero-width ones among them), line and paragraph separators, lone surrogates.</summary>
    private static bool IsUnsafe(char c) => char.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse;
}
