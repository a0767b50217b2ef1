using LaunchReady.Core.Decisions;
using LaunchReady.Targets;
using LaunchReady.Cli.Writing;

namespace LaunchReady.Cli.Initialising;

/// <summary>`launchready init`: reads, writes, tries what it wrote, and says what to do next.</summary>
internal sealed class Initialiser(InitRequest request, TextWriter output, TimeProvider time, Func<string, bool> ask)
{
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        if (File.Exists(request.Out) && !request.Force)
        {
            throw new UserErrorException($"{request.Out}: exists already. Give another file with --out, or replace it with --force.", ExitCode.Usage);
        }

        if (request is { SignUp: true, Auth: not null })
        {
            throw new UserErrorException("--sign-up and --auth: give one. Either accounts are made, or they come from the file.", ExitCode.Usage);
        }

        var auth = request.Auth is { } file ? new AuthFile(file, request.Folder, Say) : null;
        auth?.Check();
        using var door = new ConsentedOrigins(request.Named, time);
        var (sources, unreadable) = await Source.ReadAllAsync(request, door, Say, cancellation).ConfigureAwait(false);
        var draft = await new Drafting(request, sources, unreadable, door).MakeAsync(cancellation).ConfigureAwait(false);
        draft = draft with { Code = CodeGuess.Of(request.Folder) };
        SayFound(draft);
        draft = auth?.TakenInto(draft) ?? draft;
        // Before any account is made: a password that could not be written down would be lost.
        Check(DraftText.Of(draft, time, isTrial: true));
        draft = auth is null ? await SignUpAsync(draft, door, cancellation).ConfigureAwait(false) : draft;
        Write(draft, auth);
        var trial = new Trial(request, draft, door, Say, time);
        var isReady = await trial.RunAsync(cancellation).ConfigureAwait(false);
        NextSteps(draft, isReady);
        return ExitCode.Ready;
    }

    private async Task<Draft> SignUpAsync(Draft draft, ConsentedOrigins door, CancellationToken cancellation)
    {
        var operation = SignUpGuess.Account(draft.Operations, draft.SignIn?.Operation);
        if (!door.Covers(draft.Base))
        {
            return request.SignUp
                ? throw new UserErrorException($"--sign-up writes to {draft.Base}: name that address with --base {draft.Base} to agree to it.", ExitCode.Usage)
                : draft;
        }

        if (operation is null)
        {
            Say(request.SignUp ? "No sign-up operation was recognised: make two accounts by hand." : "");
            return draft;
        }

        if (!request.SignUp && !ask($"Make two test accounts at {draft.Base} with {operation.Id}? [y/N] "))
        {
            return draft;
        }

        var (learnt, problem) = await new SignUp(draft, operation, door, Say).RunAsync(cancellation).ConfigureAwait(false);
        if (problem is not null)
        {
            Say($"{learnt.Accounts.Count(a => a.Password is not null)} of 2 accounts were made: {problem}. Make the rest by hand, in two organisations.");
        }

        return learnt;
    }

    /// <summary>What a document calls itself must not break the file. Variables are not the question here.</summary>
    private void Check(string text)
    {
        var trial = Path.Combine(Path.GetTempPath(), $"launchready-{Guid.NewGuid():N}", TargetFile.FileName);
        try
        {
            OutFiles.Write(trial, text);
            var errors = TargetFile.Load(trial, name => "set-" + name, time).Errors;
            if (errors.Count > 0)
            {
                throw new UserErrorException(
                    $"The source holds something that may not stand in a configuration; nothing was written:\n{string.Join('\n', errors.Select(e => e.Message))}\nCorrect the source, or write launchready.yaml by hand.", ExitCode.ConfigurationInvalid);
            }
        }
        finally
        {
            if (Directory.Exists(Path.GetDirectoryName(trial)))
            {
                Directory.Delete(Path.GetDirectoryName(trial)!, recursive: true);
            }
        }
    }

    private void SayFound(Draft draft)
    {
        Say($"{draft.Name}: {draft.Operations.Count} operations at {draft.Base.AbsoluteUri.TrimEnd('/')}.");
        foreach (var line in SourceSummary.Lines(draft))
        {
            Say(line);
        }

        if (Code(draft.Code) is { Length: > 0 } code)
        {
            Say($"To be read for secrets: {code}.");
        }

        if (draft.Headers.Count > 0)
        {
            Say($"Sent with every recorded request, and by the audit as well: {string.Join(", ", draft.Headers.Select(h => h.Variable is { } variable ? $"{h.Name} (set {variable} in .env)" : h.Name))}.");
        }

        if (draft.PersonalHeaders.Count > 0)
        {
            Say($"Also with every recorded request, but perhaps of one person or organisation: {string.Join(", ", draft.PersonalHeaders)}. Not taken over.");
        }
    }

    private static string Code(CodeGuess code) => string.Join(", ", new[] { code.Repository is null ? null : "the repository with its history" }.Concat(code.Bundles).Concat(code.CiLogs).Concat(code.Artifacts).OfType<string>());

    private void Write(Draft draft, AuthFile? auth)
    {
        var secrets = draft.Accounts.Where(a => a.Password is not null).Select(a => KeyValuePair.Create(a.PasswordVariable, a.Password!)).ToArray();
        if (secrets.Length > 0)
        {
            // First of all: what was made must stay usable whatever comes next.
            OutFiles.SetVariables(request.Folder, secrets);
            var ignored = OutFiles.Ignore(request.Folder);
            Say($"Wrote {Path.Combine(request.Folder, ".env")} (readable by you only){(ignored ? " and added it to .gitignore" : "")}.");
        }

        if (draft.Import is { } import)
        {
            auth?.WriteSecrets(import);
        }

        Check(DraftText.Of(draft, time, isTrial: true));
        OutFiles.Write(request.Out, DraftText.Of(draft, time));
        var example = Path.Combine(request.Folder, ".env.example");
        var isKept = File.Exists(example) && !request.Force;
        if (!isKept)
        {
            OutFiles.Write(example, DraftText.Example(draft));
        }

        Say($"Wrote {request.Out}{(isKept ? "; .env.example existed and was kept" : " and .env.example")}.");
    }

    private void NextSteps(Draft draft, bool isReady)
    {
        var steps = new List<string>();
        if (draft.Import is { } import)
        {
            steps.Add($"Say for {string.Join(", ", import.People.Take(8).Select(p => p.Key))}{(import.People.Count > 8 ? ", ..." : "")} in launchready.yaml which organisation and role they have (CHANGE-ME); people of two organisations are needed.");
            steps.Add($"Keep {request.Auth} out of git: it holds the secrets in plain text.");
        }
        else if (!isReady)
        {
            steps.Add(draft.SignIn is null
                ? "Get a token for one person in each of two organisations and set them in .env (see .env.example)."
                : draft.Accounts.Any(a => a.Password is not null) ? "Correct `sign-in` in launchready.yaml: see the reason above."
                : "Make two accounts in two organisations, and set them in .env (see .env.example).");
        }

        if (draft is { SignIn.TokenIsGuess: true, Import: null })
        {
            steps.Add("Say in `sign-in` where the token stands in the answer: it could only be guessed.");
        }

        if (!draft.IsLoopback)
        {
            steps.Add("State the mode: `observe` only reads; a test environment wants `staging`.");
        }

        if (draft.Import is null)
        {
            steps.Add("Add a second role (commented under `identities`) if the app has roles.");
        }

        if (draft.Code is { CiLogs.Count: 0, CiSystems: [var ci, ..] })
        {
            steps.Add($"Fetch a log of {ci.Name} and name it under `code.ci-logs`: {ci.Fetch}");
        }

        if (draft.Code is { Repository: not null, Bundles.Count: 0 })
        {
            steps.Add("Name the built app under `code.bundles` (APK, AAB, IPA), or write `bundles: []` where there is none.");
        }

        steps.Add("`launchready audit --plan` lists every write; `launchready audit` decides.");
        Say("Next:");
        for (var i = 0; i < steps.Count; i++)
        {
            Say($"  {i + 1}. {steps[i]}");
        }
    }

    private void Say(string text)
    {
        if (text.Length > 0)
        {
            output.WriteLine(text);
        }
    }
}
