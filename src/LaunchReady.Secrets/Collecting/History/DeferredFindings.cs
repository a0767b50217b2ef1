using LaunchReady.Secrets.Collecting.Git;
using LaunchReady.Secrets.Facts;
using LaunchReady.Secrets.Rules;

namespace LaunchReady.Secrets.Collecting.History;

/// <summary>Findings in objects whose path and commit are not known yet. One for each thread.</summary>
internal sealed class DeferredFindings(Findings findings) : IFound
{
    private readonly Dictionary<ObjectId, List<Finding>> _byObject = [];
    private ObjectId _object;
    private int _offset;

    /// <param name="Start">Offset in its object.</param>
    internal sealed record Finding(Findings.Entry Secret, SecretRule Rule, SecretPlace Place, int Start, int End);

    public IReadOnlyDictionary<ObjectId, List<Finding>> ByObject => _byObject;

    /// <summary>What is found from now on stands in this object.</summary>
    /// <param name="offset">Where the part that is scanned begins in it.</param>
    public void Begin(ObjectId id, int offset)
    {
        _object = id;
        _offset = offset;
    }

    public void Add(SecretRule rule, ReadOnlySpan<byte> value, SecretPlace place, Range stands) =>
        Keep(new Finding(findings.Take(rule, value), rule, place, _offset + stands.Start.Value, _offset + stands.End.Value));

    /// <summary>What the base holds in a stretch that was copied from it, the object holds too.</summary>
    public void CarryOver(ObjectId from, ReadOnlySpan<CopiedRange> copied, ReadOnlySpan<byte> content)
    {
        if (!_byObject.TryGetValue(from, out var ofBase))
        {
            return;
        }

        foreach (var found in ofBase.ToArray())
        {
            foreach (var range in copied)
            {
                if (range.BaseStart <= found.Start && found.End <= range.BaseStart + range.Length)
                {
                    var start = range.Start + found.Start - range.BaseStart;
                    var place = found.Place.Line is null ? found.Place : found.Place with { Line = 1 + content[..start].Count((byte)'\n') };
                    Keep(found with { Place = place, Start = start, End = start + found.End - found.Start });
                }
            }
        }
    }

    private void Keep(Finding found)
    {
        if (!_byObject.TryGetValue(_object, out var list))
        {
            _byObject.Add(_object, list = []);
        }

        // The window before a fresh stretch and the stretch copied from the base may both hold it.
        if (!list.Exists(f => f.Start == found.Start && ReferenceEquals(f.Secret, found.Secret)))
        {
            list.Add(found);
        }
    }
}
