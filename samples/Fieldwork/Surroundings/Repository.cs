using System.Text;
using Fieldwork.Flaws;

namespace Fieldwork.Surroundings;

/// <summary>The repository of the app and its server, with its whole history and one developer's .env beside it.</summary>
internal static class Repository
{
    /// <param name="warn">Told what the repository lacks.</param>
    public static void Write(string folder, FlawSwitches flaws, Action<string> warn)
    {
        Directory.CreateDirectory(folder);
        var history = new RepositoryHistory(flaws);
        if (Git.IsThere())
        {
            Import(new Git(folder), history);
        }
        else
        {
            warn($"There is no git on this machine: {folder} is a folder without history, and flaws of the history are not in it.");
            WriteFiles(folder, history.Tip());
        }

        File.WriteAllText(Path.Combine(folder, ".env"), OwnSettings());
    }

    private static void Import(Git git, RepositoryHistory history)
    {
        git.Run("init", "--quiet", "--template=");
        git.Run("symbolic-ref", "HEAD", RepositoryHistory.Main);
        git.Run(ImportStream.Of(history), "fast-import", "--quiet");
        git.Run("reset", "--quiet", "--hard");
        git.Run("stash", "store", "--quiet", "--message", RepositoryHistory.StashMessage, RepositoryHistory.Stash);
        git.Run(Encoding.UTF8.GetBytes($"delete {RepositoryHistory.Stash}\ndelete {RepositoryHistory.Dropped}\n"), "update-ref", "--stdin");
    }

    private static void WriteFiles(string folder, IReadOnlyDictionary<string, string> files)
    {
        foreach (var (path, content) in files)
        {
            var full = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, content);
        }
    }

    /// <summary>Real secrets where they belong: in a file that git ignores.</summary>
    private static string OwnSettings() =>
        $"""
        DATABASE_URL={Values.DatabaseAddress("own database")}
        STRIPE_SECRET_KEY={Values.StripeSecret("own payments")}
        SENDGRID_API_KEY={Values.SendGridKey("own mail")}
        SUPABASE_SERVICE_ROLE_KEY={Values.SupabaseToken("own data", "service_role")}

        """;
}
