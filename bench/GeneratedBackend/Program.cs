using System.Globalization;
using GeneratedBackend;
using GeneratedBackend.Serving;
using GeneratedBackend.Shapes;

const int WrongUsage = 64;
const int Most = 10_000;

if (args is not ["--operations", var given, "--target-folder", var folder]
    || !int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > Most)
{
    await Console.Error.WriteLineAsync($"Usage: generated-backend --operations NUMBER --target-folder FOLDER (a number from 1 to {Most})");
    return WrongUsage;
}

var operations = Generator.Make(count);
await using var app = Backend.Build(operations);
await app.StartAsync();
await TargetFolder.WriteAsync(folder, app.Urls.First(), operations);
Console.WriteLine($"Listening on {app.Urls.First()}");
await app.WaitForShutdownAsync();
return 0;
