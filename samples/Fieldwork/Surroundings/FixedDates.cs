namespace Fieldwork.Surroundings;

/// <summary>When the sample's releases were made: the same in every run, so that the same files come out.</summary>
internal static class FixedDates
{
    public static DateTimeOffset Build { get; } = new(2026, 3, 20, 9, 14, 2, TimeSpan.Zero);

    public static DateTimeOffset March(int day, int hour, int minute) => new(2026, 3, day, hour, minute, 0, TimeSpan.FromHours(1));
}
