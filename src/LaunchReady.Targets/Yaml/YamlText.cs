using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace LaunchReady.Targets.Yaml;

/// <summary>What a document may cost. Text from elsewhere is read within these bounds or not at all.</summary>
public sealed record YamlLimits
{
    public static YamlLimits Default { get; } = new();

    public int Depth { get; init; } = 64;

    /// <summary>Nodes with every alias written out.</summary>
    public int Nodes { get; init; } = 200_000;

    public int Characters { get; init; } = 8 * 1024 * 1024;
}

/// <summary>Something wrong with the text itself; the message never quotes values.</summary>
public sealed record YamlProblem(int Line, int Column, string Message);

/// <summary>The documents read; with problems they may be incomplete.</summary>
public sealed record YamlReading(IReadOnlyList<YamlNode> Documents, IReadOnlyList<YamlProblem> Problems);

/// <summary>Reads YAML into a tree that knows its lines: bounded in depth and size, never recursing deeper than the limit, never throwing on bad text.</summary>
public static class YamlText
{
    public static YamlReading Read(string text, YamlLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        limits ??= YamlLimits.Default;
        return text.Length > limits.Characters
            ? new YamlReading([], [new YamlProblem(1, 1, $"the file is larger than {limits.Characters.ToString(CultureInfo.InvariantCulture)} characters")])
            : new Builder(text, limits).Build();
    }

    private sealed class Builder(string text, YamlLimits limits)
    {
        private readonly Parser _parser = new(new StringReader(text));
        private readonly Dictionary<string, YamlNode> _anchors = new(StringComparer.Ordinal);
        private readonly List<YamlNode> _documents = [];
        private readonly List<YamlProblem> _problems = [];
        private int _nodes;

        public YamlReading Build()
        {
            try
            {
                while (_parser.MoveNext())
                {
                    if (_parser.Current is DocumentStart)
                    {
                        _anchors.Clear();
                        _parser.MoveNext();
                        _documents.Add(Node(1));
                    }
                }
            }
            catch (YamlRefusedException refused)
            {
                _problems.Add(refused.Problem);
            }
            catch (YamlException broken)
            {
                _problems.Add(At(broken.Start, "this is not valid YAML: " + Describe(broken)));
            }
            catch (Exception odd) when (odd is ArgumentException or InvalidOperationException or FormatException or OverflowException or IndexOutOfRangeException)
            {
                // The parser lets a few of these out on mangled escapes instead of a YamlException.
                _problems.Add(At(_parser.Current?.End ?? Mark.Empty, "this is not valid YAML near here"));
            }

            return new YamlReading(_documents, _problems);
        }

        /// <summary>The parser is on the node's first event when called, and on its last event afterwards.</summary>
        private YamlNode Node(int depth)
        {
            var current = _parser.Current!;
            if (depth > limits.Depth)
            {
                throw Refused(current.Start, $"nested deeper than {limits.Depth.ToString(CultureInfo.InvariantCulture)} levels");
            }

            Count(1, current.Start);
            if (current is AnchorAlias alias)
            {
                return Alias(alias, depth);
            }

            YamlNode node = current switch
            {
                Scalar scalar => ScalarOf(scalar),
                SequenceStart start => Sequence(start, depth),
                MappingStart start => Mapping(start, depth),
                _ => throw Refused(current.Start, "this is not valid YAML: a value was expected"),
            };
            if (current is NodeEvent { Anchor.IsEmpty: false } named)
            {
                _anchors[named.Anchor.Value] = node;
            }

            return node;
        }

        private YamlNode Alias(AnchorAlias alias, int depth)
        {
            if (!_anchors.TryGetValue(alias.Value.Value, out var node))
            {
                throw Refused(alias.Start, "this alias names no anchor above it");
            }

            if (depth + node.Height - 1 > limits.Depth)
            {
                throw Refused(alias.Start, $"nested deeper than {limits.Depth.ToString(CultureInfo.InvariantCulture)} levels, aliases written out");
            }

            Count(node.Size, alias.Start);
            return node;
        }

        private YamlSequence Sequence(SequenceStart start, int depth)
        {
            var items = new List<YamlNode>();
            while (Next() is not SequenceEnd)
            {
                items.Add(Node(depth + 1));
            }

            return new YamlSequence(items, Line(start.Start), Column(start.Start), TagOf(start));
        }

        private YamlMapping Mapping(MappingStart start, int depth)
        {
            var entries = new List<YamlEntry>();
            var seen = new Dictionary<string, int>(StringComparer.Ordinal);
            while (Next() is not MappingEnd)
            {
                var at = _parser.Current!.Start;
                if (Node(depth + 1) is not YamlScalar key)
                {
                    throw Refused(at, "a key must be text");
                }

                if (!seen.TryAdd(key.Value, key.Line))
                {
                    _problems.Add(At(at, $"the key {Printable.Quote(key.Value)} is given twice, first in line {seen[key.Value].ToString(CultureInfo.InvariantCulture)}: keep one"));
                }

                Next();
                entries.Add(new YamlEntry(key, Node(depth + 1)));
            }

            return new YamlMapping(entries, Line(start.Start), Column(start.Start), TagOf(start));
        }

        private static YamlScalar ScalarOf(Scalar scalar)
        {
            var isText = scalar.Style is not ScalarStyle.Plain || (!scalar.Tag.IsEmpty && scalar.Tag.Value is "!" or "tag:yaml.org,2002:str");
            return new YamlScalar(scalar.Value, isText, Line(scalar.Start), Column(scalar.Start), TagOf(scalar));
        }

        private static string? TagOf(NodeEvent node) =>
            node.Tag.IsEmpty || node.Tag.Value == "!" || node.Tag.Value.StartsWith("tag:yaml.org,2002:", StringComparison.Ordinal) ? null : node.Tag.Value;

        private ParsingEvent Next()
        {
            _parser.MoveNext();
            return _parser.Current ?? throw Refused(Mark.Empty, "the file ends in the middle of a value");
        }

        private void Count(int nodes, Mark at)
        {
            _nodes += nodes;
            if (_nodes > limits.Nodes)
            {
                throw Refused(at, $"more than {limits.Nodes.ToString(CultureInfo.InvariantCulture)} values, aliases written out");
            }
        }

        /// <summary>The parser's sentence without what it quotes from the text: that may be a secret.</summary>
        private static string Describe(YamlException broken)
        {
            var inner = broken.InnerException is YamlException cause ? cause.Message : broken.Message;
            return Printable.LooksLikeCredential(inner) || inner.Length > 160 ? "the text cannot be read here" : inner.TrimEnd('.').ToLowerInvariant();
        }

        private static YamlProblem At(Mark mark, string message) => new(Line(mark), Column(mark), message);

        private static YamlRefusedException Refused(Mark mark, string message) => new(At(mark, message));

        private static int Line(Mark mark) => (int)Math.Clamp(mark.Line, 1, int.MaxValue);

        private static int Column(Mark mark) => (int)Math.Clamp(mark.Column, 1, int.MaxValue);
    }

    private sealed class YamlRefusedException(YamlProblem problem) : Exception(problem.Message)
    {
        public YamlProblem Problem { get; } = problem;
    }
}
