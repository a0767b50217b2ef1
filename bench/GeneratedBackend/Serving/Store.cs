using System.Text.Json.Nodes;
using GeneratedBackend.Shapes;

namespace GeneratedBackend.Serving;

/// <summary>A stored record.</summary>
internal sealed record Row(string Id, string Organisation, string? ParentId, JsonObject Fields);

/// <summary>The records of all resources, in memory and in the order they were made. Nothing leaves it but for the organisation that asks.</summary>
internal sealed class Store
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Collection, string Organisation), List<Row>> _rows = [];

    public Row? Find(Resource resource, string organisation, string? id)
    {
        lock (_lock)
        {
            return Rows(resource, organisation).Find(r => r.Id == id);
        }
    }

    public IReadOnlyList<Row> List(Resource resource, string organisation, string? parentId)
    {
        lock (_lock)
        {
            return [.. Rows(resource, organisation).Where(r => r.ParentId == parentId)];
        }
    }

    public void Add(Resource resource, Row row)
    {
        lock (_lock)
        {
            Rows(resource, row.Organisation).Add(row);
        }
    }

    public void Replace(Resource resource, Row old, Row changed)
    {
        lock (_lock)
        {
            var rows = Rows(resource, old.Organisation);
            var at = rows.FindIndex(r => r.Id == old.Id);
            if (at >= 0)
            {
                rows[at] = changed;
            }
        }
    }

    public void Remove(Resource resource, Row row)
    {
        lock (_lock)
        {
            Rows(resource, row.Organisation).RemoveAll(r => r.Id == row.Id);
        }
    }

    private List<Row> Rows(Resource resource, string organisation)
    {
        var key = (resource.Collection, organisation);
        if (!_rows.TryGetValue(key, out var rows))
        {
            _rows[key] = rows = [];
        }

        return rows;
    }
}
