namespace LaunchReady.Api.Resources;

/// <summary>The objects the run may use, by organisation and resource type.</summary>
internal sealed class ObjectStore
{
    private readonly List<ApiObject> _all = [];
    private readonly Dictionary<(string Resource, string Organisation), List<ApiObject>> _byKind = [];

    public IReadOnlyList<ApiObject> All => _all;

    public void Add(ApiObject made)
    {
        _all.Add(made);
        if (!_byKind.TryGetValue((made.Resource, made.Organisation), out var list))
        {
            _byKind[(made.Resource, made.Organisation)] = list = [];
        }

        list.Add(made);
    }

    /// <summary>Everything of one kind, the oldest first: a run makes a handful of each, however many kinds the API has.</summary>
    public IReadOnlyList<ApiObject> Of(string resource, string organisation) => _byKind.TryGetValue((resource, organisation), out var list) ? list : [];

    /// <summary>An object of the organisation to read or refer to: own ones first, the oldest first, so that throw-aways made later stay free.</summary>
    public ApiObject? Find(string resource, string organisation) =>
        Of(resource, organisation).Where(o => !o.IsGone)
            .OrderByDescending(o => o.IsOwn).ThenBy(o => o.MayBeUsedUp)
            .FirstOrDefault();

    /// <summary>Like <see cref="Find"/>, with its parents' ids fitting the ones given.</summary>
    public ApiObject? FindUnder(string resource, string organisation, IReadOnlyDictionary<string, string> parents) =>
        Of(resource, organisation).Where(o => !o.IsGone
                && parents.All(p => !o.Parents.TryGetValue(p.Key, out var value) || value == p.Value))
            .OrderByDescending(o => o.IsOwn)
            .FirstOrDefault();
}
