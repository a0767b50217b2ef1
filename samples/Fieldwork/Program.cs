using Fieldwork.Flaws;
using Fieldwork.Hosting;
using Fieldwork.Surroundings;

const int WrongUsage = 64;

var (options, error) = CommandLine.Parse(args);
if (options is null)
{
    await Console.Error.WriteLineAsync(error);
    return WrongUsage;
}

if (options.ListFlaws)
{
    foreach (var flaw in FlawCatalogue.All)
    {
        Console.WriteLine($"{flaw.Id,-40} {flaw.Title}. Fails: {string.Join(' ', flaw.BreaksChecks)}");
    }

    return 0;
}

try
{
    if (options.Surroundings is { } surroundings)
    {
        SurroundingsFolder.Write(surroundings, new FlawSwitches(options.Flaws), Console.Error.WriteLine);
        if (options.OnlySurroundings)
        {
            return 0;
        }
    }

    await using var host = await FieldworkHost.StartAsync(options);
    if (options.SeedFile is { } path)
    {
        await host.Seed.WriteAsync(path);
    }

    Console.WriteLine($"Fieldwork listens on {host.Seed.BaseUrl}");
    await host.WaitForShutdownAsync();
    return 0;
}
catch (Exception failure) when (failure is IOException or FormatException or UnauthorizedAccessException)
{
    // An occupied port, an address that is none, a seed file in a missing folder, or surroundings in a full one: the sentence says enough.
    await Console.Error.WriteLineAsync(failure.Message);
    return 1;
}
