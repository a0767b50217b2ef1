namespace LaunchReady.Api.Resources;

/// <summary>The objects the run may use, by organisation and resource type.</summary>
internal sealed class ObjectStore
{
    private readonly List<ApiObject> _all = [];

    public IReadOnlyList<ApiObject> All => _all;

    public void Add(ApiObject made) => _all.Add(made);

    /// <summary>An object of the organisation to read or refer to: own ones first, the oldest first, so that throw-aways made later stay free.</summary>
    public ApiObject? Find(string resource, string organisation) =>
        _all.Where(o => o.Resource == resource && o.Organisation == organisation && !o.IsGone)
            .OrderByDescending(o => o.IsOwn).ThenBy(o => o.MayBeUsedUp)
            .FirstOrDefault();

    /// <summary>Like <see cref="Find"/>, with its parents' ids fitting the ones given.</summary>
    public ApiObject? FindUnder(string resource, string organisation, IReadOnlyDictionary<string, string> parents) =>
        _all.Where(o => o.Resource == resource && o.Organisation == organisation && !o.IsGone
                && parents.All(p => !o.Parents.TryGetValue(p.Key, out var value) || value == p.Value))
            .OrderByDescending(o => o.IsOwn)
            .FirstOrDefault();
}
