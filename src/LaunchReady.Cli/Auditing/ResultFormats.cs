using LaunchReady.Core.Runs;
using LaunchReady.Reporting;

namespace LaunchReady.Cli.Auditing;

/// <summary>The formats of a result that are bytes rather than lines for a terminal.</summary>
internal static class ResultFormats
{
    public static void Write(string format, RunResult result, Stream stream)
    {
        switch (format)
        {
            case "json":
                Reports.WriteJson(result, stream);
                break;
            case "sarif":
                Reports.WriteSarif(result, stream);
                break;
            case "junit":
                Reports.WriteJUnit(result, stream);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, "unknown format");
        }
    }
}
