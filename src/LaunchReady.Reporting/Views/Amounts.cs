namespace LaunchReady.Reporting.Views;

/// <summary>How much a page for people shows; everything is in the JSON result. Each cut says how much it leaves out.</summary>
internal static class Amounts
{
    public const int Blockers = 7;
    public const int BlockerSubjects = 5;
    public const int ShownCells = 6;
    public const int PrintedCells = 2;
    public const int OpenCells = 3;
    public const int ListedSubjects = 1000;
    public const int ListedSentences = 100;
    public const int ListedInMarkdown = 20;
    public const int ExchangesPerCell = 12;
    public const int ExcerptCharacters = 1500;
    public const int SubjectCharacters = 160;
    public const int SentenceCharacters = 400;
    public const int HeadingCharacters = 300;
    public const int NameCharacters = 80;
    public const int OperationRows = 2000;
    public const int MatrixRows = 40;
    public const int WaiverRows = 500;
    public const int Rotations = 50;
}
