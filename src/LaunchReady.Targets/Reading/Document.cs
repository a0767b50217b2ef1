using System.Text;
using LaunchReady.Targets.Yaml;

namespace LaunchReady.Targets.Reading;

/// <summary>One YAML document from a file; what goes wrong becomes an error of that file.</summary>
internal static class Document
{
    private const int LargestFile = 8 * 1024 * 1024;

    /// <param name="whenMissing">What to do where there is no such file.</param>
    public static YamlNode? Read(string path, Notes notes, string whenMissing = "'launchready init' writes one")
    {
        if (ReadText(path, notes, whenMissing) is not { } text)
        {
            return null;
        }

        var reading = YamlText.Read(text);
        foreach (var problem in reading.Problems)
        {
            notes.Error(problem.Line, problem.Column, problem.Message);
        }

        if (reading.Documents.Count > 1)
        {
            notes.Error(reading.Documents[1], "a second document starts here: keep one per file");
        }
        else if (reading.Documents.Count == 0 && reading.Problems.Count == 0)
        {
            notes.Error(1, 1, "the file is empty");
        }

        return reading.Documents.Count > 0 ? reading.Documents[0] : null;
    }

    private static string? ReadText(string path, Notes notes, string whenMissing)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists || file.Length > LargestFile)
            {
                notes.Error(1, 1, file.Exists ? "the file is larger than 8 MB" : "there is no such file; " + whenMissing);
                return null;
            }

            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or System.Security.SecurityException)
        {
            notes.Error(1, 1, "the file cannot be read: " + unreadable.GetType().Name);
        }
        catch (ArgumentException)
        {
            // DecoderFallbackException, and paths that are none.
            notes.Error(1, 1, "the file is not UTF-8 text");
        }

        return null;
    }
}
