using System.Globalization;
using System.Text;
using LaunchReady.Core.Planning;
using LaunchReady.Reporting.Views;

namespace LaunchReady.Reporting.Planning;

/// <summary>The plan as iCalendar (RFC 5545): one event a task that fits, one after the other within its phase; what does not fit is an entry of its own at the end.</summary>
internal static class PlanCalendar
{
    private const int LineOctets = 75;

    /// <param name="start">When the 48 hours begin.</param>
    /// <param name="stamp">When the plan was made.</param>
    public static void Write(SprintPlan plan, string run, DateTimeOffset start, DateTimeOffset stamp, TextWriter writer)
    {
        Line(writer, "BEGIN:VCALENDAR");
        Line(writer, "VERSION:2.0");
        Line(writer, "PRODID:-//LaunchReady//48-hour plan//EN");
        foreach (var (phase, title) in PlanWords.Phases)
        {
            var at = start.AddHours(PlanWords.Begins(phase));
            foreach (var placed in plan.Tasks.Where(t => t.Phase == phase && t.Fits))
            {
                // Several people share the hours of a phase.
                var end = at.AddHours(Math.Max(0.25, placed.Task.Hours / plan.People));
                Event(writer, new Entry($"{run} {placed.Task.Id}", at, end, placed.Task.Title, $"{title}. {PlanWords.Owner(placed.Task.Owner)}, {PlanWords.Hours(placed.Task.Least, placed.Task.Most)}. {placed.Task.How}"), stamp);
                at = end;
            }
        }

        if (plan.Left.Any())
        {
            Event(writer, new Entry($"{run} left", start.AddHours(48), start.AddHours(48.25), $"{Words.Count(plan.Left.Count(), "task")} did not fit into the 48 hours", string.Join("; ", plan.Left.Select(t => t.Task.Title))), stamp);
        }

        Line(writer, "END:VCALENDAR");
    }

    private sealed record Entry(string Id, DateTimeOffset From, DateTimeOffset To, string Title, string Text);

    private static void Event(TextWriter writer, Entry entry, DateTimeOffset stamp)
    {
        Line(writer, "BEGIN:VEVENT");
        Line(writer, $"UID:{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(entry.Id)))[..32]}@launchready");
        Line(writer, $"DTSTAMP:{Stamp(stamp)}");
        Line(writer, $"DTSTART:{Stamp(entry.From)}");
        Line(writer, $"DTEND:{Stamp(entry.To)}");
        Line(writer, $"SUMMARY:{Text(entry.Title, Amounts.HeadingCharacters)}");
        Line(writer, $"DESCRIPTION:{Text(entry.Text, Amounts.ExcerptCharacters)}");
        Line(writer, "END:VEVENT");
    }

    private static string Stamp(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Text(string text, int length) => Visible.Short(text, length)
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal);

    /// <summary>Lines longer than 75 octets go on in the next one behind a space, never within a character.</summary>
    private static void Line(TextWriter writer, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                writer.Write("\r\n ");
                octets = 1;
            }

            writer.Write(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        writer.Write("\r\n");
    }
}
