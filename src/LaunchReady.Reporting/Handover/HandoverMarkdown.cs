using LaunchReady.Core.Decisions;
using LaunchReady.Reporting.Markdown;
using LaunchReady.Reporting.Views;

namespace LaunchReady.Reporting.Handover;

/// <summary>The handover pack as Markdown.</summary>
internal static class HandoverMarkdown
{
    public static void Write(HandoverPack pack, TextWriter writer)
    {
        var view = pack.View;
        writer.Write($"# Handover: {Text(view.Run.TargetName, Amounts.SubjectCharacters)}\n\n**{view.DecisionSymbol} {view.Result.Decision.Words()}.** {Text(Headline.Why(view), Amounts.SentenceCharacters)}\n");
        foreach (var section in pack.Sections)
        {
            writer.Write($"\n## {section.Title}\n\n{Text(section.Lead, Amounts.SentenceCharacters)}\n");
            if (section.Lines.Count > 0)
            {
                writer.Write("\n");
            }

            foreach (var line in section.Lines)
            {
                writer.Write($"- **{Text(line.Title, Amounts.HeadingCharacters)}**{(line.Mark.Length > 0 ? $" {line.Mark}" : "")}\n");
                foreach (var detail in line.Details)
                {
                    writer.Write($"  - {Text(detail, Amounts.SentenceCharacters)}\n");
                }
            }
        }
    }

    private static string Text(string text, int length) => MarkdownText.Escape(Visible.Short(text, length));
}
