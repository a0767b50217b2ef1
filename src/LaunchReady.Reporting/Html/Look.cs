using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using LaunchReady.Core.Decisions;
using LaunchReady.Core.Verdicts;
using LaunchReady.Reporting.Views;
using Microsoft.AspNetCore.Html;

namespace LaunchReady.Reporting.Html;

/// <summary>Which tone a thing is set in. Tones only repeat what symbol and word already say.</summary>
internal static class Look
{
    /// <summary>Leaves letters of all scripts as they are: the page is UTF-8.</summary>
    public static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Tone(Decision decision) => decision switch
    {
        Decision.Ready => "pass",
        Decision.ReadyWithAcceptedRisk => "risk",
        Decision.NotReady => "fail",
        Decision.Undecided => "open",
        _ => throw new ArgumentOutOfRangeException(nameof(decision), decision, "unknown decision"),
    };

    public static string Tone(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "pass",
        Verdict.Fail => "fail",
        Verdict.Inconclusive => "open",
        Verdict.Attested => "said",
        Verdict.NotApplicable => "none",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "unknown verdict"),
    };

    /// <summary>What this version cannot check says nothing about the target: no alarm.</summary>
    public static string Tone(GateRow row) => row.IsNotBuilt ? "none" : Tone(row.Verdict);

    public static string Tone(FlagState state) => state switch
    {
        FlagState.Raised => "fail",
        FlagState.Undecided => "open",
        FlagState.NotLookedFor => "none",
        FlagState.NotRaised => "pass",
        FlagState.VouchedFor => "said",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "unknown state"),
    };

    /// <summary>"S1" as it is; the supporting gates' ids only repeat their titles.</summary>
    public static string ShortId(string gateId) => gateId.Length <= 3 ? gateId : "";

    /// <summary>"S1", or the title of a gate whose id says no more.</summary>
    public static string Label(string gateId, string title) => ShortId(gateId) is { Length: > 0 } id ? id : title;

    /// <summary>Encoded text in which `backticks` become code.</summary>
    public static HtmlString WithCode(string text)
    {
        var parts = Words.Sentence(Visible.Line(text)).Split('`');
        if (parts.Length % 2 == 0)
        {
            return new HtmlString(Encoder.Encode(string.Join('`', parts)));
        }

        var html = new StringBuilder();
        for (var i = 0; i < parts.Length; i++)
        {
            html.Append(i % 2 == 1 ? "<code>" : "").Append(Encoder.Encode(parts[i])).Append(i % 2 == 1 ? "</code>" : "");
        }

        return new HtmlString(html.ToString());
    }
}
