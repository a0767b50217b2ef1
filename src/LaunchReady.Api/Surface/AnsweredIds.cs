using System.Text.Json;
using LaunchReady.Api.Resources;

namespace LaunchReady.Api.Surface;

/// <summary>Ids that recorded answers gave out, by the names of the fields that carry them.</summary>
internal static class AnsweredIds
{
    private const int MostIds = 20_000;
    private const int DeepestField = 12;

    public static IReadOnlySet<string> In(IEnumerable<JsonElement> answers)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var answer in answers)
        {
            Collect(answer, ids, 0);
        }

        return ids;
    }

    private static void Collect(JsonElement value, HashSet<string> ids, int depth)
    {
        if (depth > DeepestField || ids.Count >= MostIds)
        {
            return;
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
            {
                Collect(item, ids, depth + 1);
            }
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var field in value.EnumerateObject())
            {
                if (field.Value.ValueKind == JsonValueKind.String && IsIdName(field.Name))
                {
                    ids.Add(field.Value.GetString()!);
                }

                Collect(field.Value, ids, depth + 1);
            }
        }
    }

    private static bool IsIdName(string name) => Words.StemOfId(name) is not null || Words.Plain(name) is "id" or "uuid" or "guid" or "slug";
}
