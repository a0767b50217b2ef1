using LaunchReady.Targets.Reading;
using LaunchReady.Targets.Yaml;

namespace LaunchReady.Targets.SideFiles;

/// <summary>A day in a file of accepted risks or attestations: one that is no day has passed, and that is said in every run.</summary>
internal static class LenientDate
{
    /// <returns>The day, or the first day of the calendar where there is none to read.</returns>
    public static DateOnly Of(Notes notes, YamlMapping item, string key, string path, string what)
    {
        if (item.Text(key) is not { } text)
        {
            return default;
        }

        if (Values.TryDate(text, out var date))
        {
            return date;
        }

        notes.Remark(item[key]!, $"{path}.{key}: {Printable.Quote(text)} is not a date such as 2027-01-31: {what} counts as lapsed");
        return default;
    }
}
