using System.Globalization;
using Fieldwork.Flaws;

namespace Fieldwork.Surroundings;

/// <summary>The output of one CI job, as GitHub Actions lets it be downloaded: a time before each line, groups, and secrets masked.</summary>
internal static class CiLog
{
    public static void Write(string path, FlawSwitches flaws)
    {
        var time = FixedDates.Build;
        var lines = Lines(flaws).Select((line, at) =>
            string.Create(CultureInfo.InvariantCulture, $"{time.AddMilliseconds(at * 370L):yyyy-MM-ddTHH:mm:ss.fffffffZ} {line}\n"));
        File.WriteAllText(path, string.Concat(lines));
    }

    private static IEnumerable<string> Lines(FlawSwitches flaws) =>
    [
        "Current runner version: '2.331.0'",
        "##[group]Operating System",
        "Ubuntu",
        "24.04.2",
        "##[endgroup]",
        "##[group]Run actions/checkout@v5",
        "with:",
        "  repository: fieldwork-app/fieldwork",
        "  token: ***",
        "  fetch-depth: 1",
        "##[endgroup]",
        "[command]/usr/bin/git config --local http.https://github.com/.extraheader AUTHORIZATION: basic ***",
        "[command]/usr/bin/git checkout --progress --force -B main refs/remotes/origin/main",
        "##[group]Run npm ci",
        "\u001b[36;1mnpm ci\u001b[0m",
        "shell: /usr/bin/bash -e {0}",
        "env:",
        "  STRIPE_SECRET_KEY: ***",
        "  DATABASE_URL: ***",
        "  NODE_ENV: test",
        "##[endgroup]",
        "added 1184 packages in 21s",
        .. EncodedEnvironment(flaws),
        "##[group]Run npm test -- --ci",
        "PASS app/src/api/client.test.ts",
        "PASS app/src/push/permission.test.ts",
        "Tests:       46 passed, 46 total",
        "##[endgroup]",
        "##[group]Run ./scripts/publish.sh",
        "\u001b[36;1m./scripts/publish.sh\u001b[0m",
        "##[endgroup]",
        "+ git push " + Remote(flaws) + " v1.4.0",
        "To https://github.com/fieldwork-app/fieldwork.git",
        " * [new tag]         v1.4.0 -> v1.4.0",
        "##[warning]The save-cache step was skipped: the cache exists already.",
        "Cleaning up orphan processes",
    ];

    /// <summary>The runner masks a secret that is printed as it is; encoded it is another text, and passes.</summary>
    private static IEnumerable<string> EncodedEnvironment(FlawSwitches flaws) =>
    [
        "##[group]Run ./scripts/show-environment.sh",
        "NODE_ENV=test",
        .. flaws.On(FlawIds.CiPrintsEnvBase64) ? [Values.ToBase64($"NODE_ENV=test\nDATABASE_URL={Planted.PrintedDatabase}\n")] : Array.Empty<string>(),
        "##[endgroup]",
    ];

    /// <summary>A token that was read from a file at run time is none of the secrets that the runner knows to mask.</summary>
    private static string Remote(FlawSwitches flaws) =>
        $"https://x-access-token:{(flaws.On(FlawIds.CiPrintsToken) ? Planted.PrintedToken : "***")}@github.com/fieldwork-app/fieldwork.git";
}
