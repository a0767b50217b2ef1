using Fieldwork.Accounts;
using Fieldwork.Data;
using Fieldwork.Hosting;

namespace Fieldwork.Sessions;

/// <summary>Short-lived codes that reach a user by e-mail: good once, for ten minutes and for five tries.</summary>
internal sealed class OneTimeCodes(Database db, TimeProvider clock)
{
    public void Keep(User user, string purpose, string code) => db.Execute(
        """
        INSERT INTO one_time_codes (user_name, purpose, hash, expires_at, tries_left) VALUES (@user, @purpose, @hash, @expires, 5)
        ON CONFLICT (user_name, purpose) DO UPDATE SET hash = excluded.hash, expires_at = excluded.expires_at, tries_left = 5
        """,
        ("user", user.UserName), ("purpose", purpose), ("hash", Secrets.Hash(code)), ("expires", clock.GetUtcNow().AddMinutes(10)));

    /// <summary>Whether the code is right. A right code is used up, a wrong one costs a try.</summary>
    public bool Take(User user, string purpose, string code) => db.Atomically(() =>
    {
        var taken = db.Execute(
            "DELETE FROM one_time_codes WHERE user_name = @user AND purpose = @purpose AND hash = @hash AND expires_at > @now AND tries_left > 0",
            ("user", user.UserName), ("purpose", purpose), ("hash", Secrets.Hash(code)), ("now", clock.GetUtcNow())) > 0;
        if (!taken)
        {
            db.Execute(
                "UPDATE one_time_codes SET tries_left = tries_left - 1 WHERE user_name = @user AND purpose = @purpose",
                ("user", user.UserName), ("purpose", purpose));
        }

        return taken;
    });

    /// <summary>Takes a code that is long enough to name its user by itself.</summary>
    public string? TakeOwner(string purpose, string code) => db.First(
        "DELETE FROM one_time_codes WHERE purpose = @purpose AND hash = @hash AND expires_at > @now RETURNING user_name",
        row => row.Text("user_name"),
        ("purpose", purpose), ("hash", Secrets.Hash(code)), ("now", clock.GetUtcNow()));
}
