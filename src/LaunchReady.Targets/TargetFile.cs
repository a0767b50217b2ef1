using LaunchReady.Core.Attesting;
using LaunchReady.Core.Targets;
using LaunchReady.Core.Verdicts;
using LaunchReady.Targets.Reading;
using LaunchReady.Targets.Secrets;
using LaunchReady.Targets.SideFiles;

namespace LaunchReady.Targets;

/// <summary>Finds and reads launchready.yaml and the files beside it. Reads files only; nothing is contacted.</summary>
public static class TargetFile
{
    public const string FileName = "launchready.yaml";

    /// <summary>The configuration of a folder: in it or above it, up to the repository root; outside a repository only in it. Null where there is none.</summary>
    public static string? Find(string startFolder)
    {
        ArgumentNullException.ThrowIfNull(startFolder);
        var start = Path.GetFullPath(startFolder);
        var root = RepositoryRoot(start);
        for (var folder = start; folder is not null; folder = folder == (root ?? start) ? null : Path.GetDirectoryName(folder))
        {
            var path = Path.Combine(folder, FileName);
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }

    /// <summary>Reads a configuration with its waivers, its matrix and `.env`; every error of every file is reported at once.</summary>
    /// <param name="path">The file; messages name it as given.</param>
    /// <param name="environment">Looks up a variable of the process; it wins over `.env`.</param>
    /// <param name="clock">Decides which exclusions and waivers have lapsed.</param>
    public static TargetReading Load(string path, Func<string, string?> environment, TimeProvider clock)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(clock);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? Path.GetFullPath(path);
        var shown = Path.GetDirectoryName(path) ?? "";
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var notes = new Notes(path);
        var desk = new Desk(notes, EnvironmentValues.Read(folder, environment, notes), today, folder);
        var target = Document.Read(path, notes) is { } document ? new TargetReader(desk).Read(document) : null;

        var waiverNotes = new Notes(Path.Combine(shown, WaiverFile.FileName));
        var waivers = WaiverFile.Read(waiverNotes, today, folder);
        var attestationNotes = new Notes(Path.Combine(shown, AttestationFile.FileName));
        var testimonies = AttestationFile.Read(attestationNotes, today, folder);
        var matrixNotes = new Notes(Path.Combine(shown, MatrixFile.FileName));
        var matrix = MatrixFile.Read(matrixNotes, target is null ? null : [.. target.Roles.Select(static r => r.Name)], today);

        ConfigurationError[] errors = [.. notes.Errors, .. waiverNotes.Errors, .. attestationNotes.Errors, .. matrixNotes.Errors];
        string[] remarks = [.. notes.Remarks, .. waiverNotes.Remarks, .. attestationNotes.Remarks, .. matrixNotes.Remarks];
        return new TargetReading(errors.Length > 0 || target is null ? null : Complete(target, waivers, testimonies, matrix, today), errors, remarks);
    }

    /// <summary>The nearest folder with `.git` in it or above; null outside a repository.</summary>
    internal static string? RepositoryRoot(string folder)
    {
        for (var at = Path.GetFullPath(folder); at is not null; at = Path.GetDirectoryName(at))
        {
            // In a linked work tree `.git` is a file.
            if (Path.Exists(Path.Combine(at, ".git")))
            {
                return at;
            }
        }

        return null;
    }

    private static Target Complete(Target target, IReadOnlyList<Waiver> waivers, IReadOnlyList<Testimony> testimonies, RoleMatrix? matrix, DateOnly today) => target with
    {
        Waivers = waivers, Testimonies = testimonies, Matrix = matrix,
        Code = target.Code is { } code ? code with { Rotated = [.. code.Rotated, .. RotatedBy(testimonies, today)] } : null,
    };

    /// <summary>An attested rotation counts like one in the configuration, as long as it holds.</summary>
    private static IEnumerable<RotatedSecret> RotatedBy(IReadOnlyList<Testimony> testimonies, DateOnly today) =>
        testimonies.Where(t => t.Statement == Statements.Rotated && t.Credential is not null && t.IsInForce(today) && (t.Evidence is EvidenceState.Link or EvidenceState.FileHeld))
            .Select(t => new RotatedSecret(t.Credential!, t.Said.On, t.Said.By));
}
