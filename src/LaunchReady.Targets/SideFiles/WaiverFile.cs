using LaunchReady.Core.Verdicts;
using LaunchReady.Targets.Keys;
using LaunchReady.Targets.Reading;
using LaunchReady.Targets.Secrets;

namespace LaunchReady.Targets.SideFiles;

/// <summary>launchready.waivers.yaml: a list beside the configuration, so that accepting a risk is a change of its own in git.</summary>
internal static class WaiverFile
{
    public const string FileName = "launchready.waivers.yaml";

    public static IReadOnlyList<Waiver> Read(Notes notes, DateOnly today, string folder)
    {
        if (!File.Exists(notes.File) || Document.Read(notes.File, notes) is not { } document)
        {
            return [];
        }

        new Shape(notes).Check(document, SideFileKeys.Waivers, "");
        new LiteralSecrets(notes, hasReferences: false).CheckAll(document);
        var desk = new Desk(notes, new EnvironmentValues(static _ => null, [], notes), today, folder);
        var waivers = new List<Waiver>();
        var items = document.Items();
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i].Mapping();
            desk.CheckUntil(item, $"[{i}]", "this waiver");
            if (item.Scalar("fingerprint") is not { } fingerprint)
            {
                continue;
            }

            if (waivers.Exists(w => w.Fingerprint == fingerprint.Value))
            {
                notes.Error(fingerprint, $"[{i}]: {Printable.Quote(fingerprint.Value)} is waived twice: keep one");
            }

            waivers.Add(new Waiver(item.Text("owner") ?? "", item.Text("reason") ?? "", LenientDate.Of(notes, item, "until", $"[{i}]", "the waiver"), fingerprint.Value) { AcceptsBlocker = item.Flag("accept-blocker") ?? false });
        }

        return waivers;
    }
}
