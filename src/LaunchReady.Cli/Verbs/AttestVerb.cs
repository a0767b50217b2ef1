using System.CommandLine;
using System.Globalization;
using LaunchReady.Cli.Auditing;
using LaunchReady.Core.Attesting;
using LaunchReady.Core.Decisions;
using LaunchReady.Core.Targets;
using LaunchReady.Core.Verdicts;
using LaunchReady.Targets.SideFiles;

namespace LaunchReady.Cli.Verbs;

/// <summary>`launchready attest`: a named person vouches for what cannot be measured from outside. Written beside launchready.yaml; without a statement, lists what can be said and how it stands.</summary>
internal static class AttestVerb
{
    private const int CredentialDigits = 16;

    public static Command Command()
    {
        var statement = new Argument<string?>("statement") { Description = "What is vouched for; left out, lists the statements and how they stand", Arity = ArgumentArity.ZeroOrOne };
        var by = new Option<string?>("--by") { Description = "The person who vouches for it" };
        var evidence = new Option<string?>("--evidence") { Description = "What shows it: a link, or a file beside the configuration (kept by its hash)" };
        var until = new Option<string?>("--until") { Description = $"Last day on which it holds (YYYY-MM-DD), at most {Testimony.MaximumDays} days ahead" };
        var on = new Option<string?>("--on") { Description = "The day it was said; today otherwise" };
        var figure = new Option<string?>("--figure") { Description = "Crash-free sessions in per cent, with crash-free: 99.72" };
        var sessions = new Option<int?>("--sessions") { Description = "How many sessions the figure rests on" };
        var credential = new Option<string?>("--credential") { Description = "Fingerprint of the credential made anew, with rotated" };
        var config = new Option<string?>("--config") { Description = "launchready.yaml to use; found by walking up otherwise" };
        var command = new Command("attest", "Vouch for what cannot be measured from outside: who, on which evidence, until when") { statement, by, evidence, until, on, figure, sessions, credential, config };
        command.SetAction(parse =>
        {
            var (target, path) = Configuration.Load(parse.GetValue(config));
            var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            return parse.GetValue(statement) is not { } named ? List(target, today) : Attest(new Request(
                named, parse.GetValue(by)?.Trim(), parse.GetValue(evidence)?.Trim(), parse.GetValue(until), parse.GetValue(on), parse.GetValue(figure), parse.GetValue(sessions), parse.GetValue(credential)?.TrimStart('#').ToLowerInvariant()),
                Path.GetDirectoryName(Path.GetFullPath(path))!, today);
        });
        return command;
    }

    private sealed record Request(string Statement, string? By, string? Evidence, string? Until, string? On, string? Figure, int? Sessions, string? Credential);

    private static int List(Target target, DateOnly today)
    {
        var results = AttestationBook.Judge(target.Testimonies, today);
        foreach (var (statement, result) in Statements.All.Zip(results))
        {
            var judgement = result.Judgement;
            Console.Out.WriteLine($"{judgement.Verdict.Symbol()} {statement.Id}: {result.Check.Title} ({string.Join(", ", result.Check.Cites)})");
            Console.Out.WriteLine($"    {judgement.Verdict.Word()}: {judgement.Sentence}");
        }

        foreach (var rotated in target.Testimonies.Where(t => t.Statement == Statements.Rotated))
        {
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(rotated.IsInForce(today) ? Verdict.Attested.Symbol() : Verdict.Inconclusive.Symbol())} {Statements.Rotated}: #{rotated.Credential} was made anew, says {rotated.Said.By}; holds until {rotated.Said.Expires:yyyy-MM-dd}"));
        }

        Console.Out.WriteLine($"{Statements.Rotated}: a leaked credential was made anew (D1), one entry a credential, with --credential");
        Console.Out.WriteLine($"To vouch for one: {AttestationBook.NextStep[(AttestationBook.NextStep.IndexOf('`', StringComparison.Ordinal) + 1)..].Split('`')[0]}");
        return results.All(r => r.Judgement.Verdict == Verdict.Attested) ? ExitCode.Ready : results.Any(r => r.Judgement.Verdict == Verdict.Fail) ? ExitCode.NotReady : ExitCode.Undecided;
    }

    private static int Attest(Request request, string folder, DateOnly today)
    {
        if (!Statements.Ids.Contains(request.Statement, StringComparer.Ordinal))
        {
            var near = Suggestions.Near(request.Statement, Statements.Ids) is { } meant ? $" Did you mean {meant}?" : "";
            throw new UserErrorException($"{request.Statement}: there is no such statement.{near} There are {string.Join(", ", Statements.Ids)}.", ExitCode.Usage);
        }

        if (request.By is null or "" || request.Evidence is null or "" || request.Until is null)
        {
            throw new UserErrorException("An attestation needs a person, evidence and a last day: give --by, --evidence and --until.", ExitCode.Usage);
        }

        var on = request.On is null ? today : Day("--on", request.On, today);
        var until = Day("--until", request.Until, today.AddDays(90));
        CheckDays(on, until, today);
        var (evidence, state, hash) = EvidenceOf(request.Evidence, folder);
        var testimony = new Testimony(request.Statement, new Attestation(request.By, on, evidence, until), state)
        {
            Figure = FigureOf(request), Sessions = request.Sessions, Credential = CredentialOf(request),
        };
        var path = Path.Combine(folder, AttestationText.FileName);
        var statement = Statements.All.FirstOrDefault(s => s.Id == request.Statement);
        try
        {
            AttestationText.Add(path, testimony, hash, statement?.Check.Title ?? $"The credential #{testimony.Credential} was made anew");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"{path}: it could not be written ({RunFolder.Reason(error)}).", ExitCode.Internal);
        }

        Console.Out.WriteLine($"{request.By} vouches until {until.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}: {statement?.Check.Title ?? $"#{testimony.Credential} was made anew"}");
        Console.Out.WriteLine($"Written to {path}. It counts from the next `launchready audit` on (or `launchready audit --from facts.json`).");
        return ExitCode.Ready;
    }

    private static DateOnly Day(string option, string text, DateOnly example) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : throw new UserErrorException(string.Create(CultureInfo.InvariantCulture, $"{option} {text}: this is no day. Write it as {example:yyyy-MM-dd}."), ExitCode.Usage);

    private static void CheckDays(DateOnly on, DateOnly until, DateOnly today)
    {
        var last = on.AddDays(Testimony.MaximumDays);
        var wrong = on > today ? "--on: this day is yet to come."
            : until < today ? "--until: this day is over."
            : until > last ? string.Create(CultureInfo.InvariantCulture, $"--until: an attestation holds {Testimony.MaximumDays} days at most; {last:yyyy-MM-dd} is the latest day.")
            : null;
        if (wrong is not null)
        {
            throw new UserErrorException(wrong, ExitCode.Usage);
        }
    }

    /// <summary>A link is named and never opened; a file is kept by its hash, so that it cannot change under the attestation.</summary>
    private static (string Shown, EvidenceState State, string? Hash) EvidenceOf(string evidence, string folder)
    {
        if (evidence.Contains("://", StringComparison.Ordinal))
        {
            return Uri.TryCreate(evidence, UriKind.Absolute, out var link) && (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp) && link.UserInfo.Length == 0
                ? (evidence, EvidenceState.Link, null)
                : throw new UserErrorException($"--evidence {evidence}: give an http or https address without credentials in it, or a file.", ExitCode.Usage);
        }

        var full = Path.GetFullPath(evidence);
        if (!File.Exists(full))
        {
            throw new UserErrorException($"--evidence {evidence}: there is no such file. Give a file, or an address that begins with https://.", ExitCode.Usage);
        }

        var hash = EvidenceHash.Of(full);
        return hash.Length > 0 ? (Path.GetRelativePath(folder, full).Replace('\\', '/'), EvidenceState.FileHeld, hash)
            : throw new UserErrorException($"--evidence {evidence}: this file cannot be read.", ExitCode.Usage);
    }

    private static decimal? FigureOf(Request request)
    {
        var measured = Statements.All.Any(s => s.Id == request.Statement && s.Above is not null);
        if (!measured)
        {
            return request.Figure is null && request.Sessions is null ? null : throw new UserErrorException($"--figure and --sessions go with a measured statement, not with {request.Statement}.", ExitCode.Usage);
        }

        return request is { Figure: { } text, Sessions: > 0 } && decimal.TryParse(text.TrimEnd('%', ' '), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var figure) && figure <= 100 ? figure
            : throw new UserErrorException($"{request.Statement} is a figure: give --figure 99.72 (crash-free sessions in per cent, from 0 to 100) and --sessions 12000.", ExitCode.Usage);
    }

    private static string? CredentialOf(Request request)
    {
        if (request.Statement != Statements.Rotated)
        {
            return request.Credential is null ? null : throw new UserErrorException($"--credential goes with {Statements.Rotated}, not with {request.Statement}.", ExitCode.Usage);
        }

        return request.Credential is { Length: CredentialDigits } credential && credential.All(char.IsAsciiHexDigit) ? credential
            : throw new UserErrorException($"{Statements.Rotated} is about one credential: give --credential with its fingerprint, sixteen hexadecimal digits as reports print it behind #.", ExitCode.Usage);
    }
}
