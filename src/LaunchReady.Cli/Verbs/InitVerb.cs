using System.CommandLine;
using LaunchReady.Cli.Initialising;
using LaunchReady.Core.Decisions;
using LaunchReady.Targets;

namespace LaunchReady.Cli.Verbs;

/// <summary>`launchready init`: a first configuration out of a document, a capture or a collection.</summary>
internal static class InitVerb
{
    public static Command Command()
    {
        var sources = new Argument<string[]>("source") { Description = "OpenAPI document (URL or file), HAR captures, Postman collections: one or several", Arity = ArgumentArity.OneOrMore };
        var auth = new Option<string?>("--auth") { Description = "Take people and sign-in from a Web Fuzzing Commons file (auth.yaml); its secrets go to .env" };
        var address = new Option<string?>("--base") { Description = "Where the API runs; agrees to contact that origin" };
        var output = new Option<string>("--out") { Description = "File to write", DefaultValueFactory = _ => TargetFile.FileName };
        var force = new Option<bool>("--force") { Description = "Replace the file if it exists" };
        var name = new Option<string?>("--name") { Description = "Name of the app, as reports print it" };
        var signUp = new Option<bool>("--sign-up") { Description = "Make the two test accounts on the target; passwords go to .env" };
        var command = new Command("init", "Write a first launchready.yaml") { sources, auth, address, output, force, name, signUp };
        command.SetAction((parse, cancellation) => RunAsync(
            new InitRequest(
                [.. parse.GetValue(sources)!.Select(Checked)], parse.GetValue(auth), Url(parse.GetValue(address), "--base"), Path.GetFullPath(parse.GetValue(output)!),
                parse.GetValue(force), parse.GetValue(name), parse.GetValue(signUp)),
            cancellation));
        return command;
    }

    private static Task<int> RunAsync(InitRequest request, CancellationToken cancellation) =>
        new Initialiser(request, Console.Out, TimeProvider.System, Ask).RunAsync(cancellation);

    private static string Checked(string source) => InitRequest.IsUrl(source) ? Url(source, "SOURCE")!.AbsoluteUri : source;

    private static Uri? Url(string? text, string what)
    {
        if (text is null)
        {
            return null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0 && url.Host.Length > 0
            ? url
            : throw new UserErrorException($"{what}: give a URL such as http://127.0.0.1:3000, without user name and password.", ExitCode.Usage);
    }

    /// <summary>Never silently: without a terminal the answer is no.</summary>
    private static bool Ask(string question)
    {
        if (Console.IsInputRedirected || Console.IsOutputRedirected)
        {
            return false;
        }

        Console.Write(question);
        return Console.ReadLine()?.Trim().ToUpperInvariant() is "Y" or "YES";
    }
}
