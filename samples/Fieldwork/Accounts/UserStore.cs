using Fieldwork.Access;
using Fieldwork.Data;
using Fieldwork.Hosting;

namespace Fieldwork.Accounts;

internal sealed class UserStore(Database db, TimeProvider clock)
{
    // Compared against when the address is unknown, so that the answer takes as long as for a known one.
    private static readonly string NobodysPassword = Secrets.HashPassword(Secrets.New());

    /// <summary>The new user, or nothing when the address is taken.</summary>
    public User? Create(string organisationId, string email, string displayName, Role role, string password)
    {
        var hash = Secrets.HashPassword(password);
        return db.Atomically(() => db.First(
            """
            INSERT INTO users (user_name, organisation_id, email, display_name, role, password, created_at)
            VALUES (@name, @organisation, @email, @displayName, @role, @password, @now)
            ON CONFLICT (email) DO NOTHING RETURNING *
            """,
            User.Read,
            ("name", FreeName(displayName)), ("organisation", organisationId), ("email", email), ("displayName", displayName),
            ("role", role), ("password", hash), ("now", clock.GetUtcNow())));
    }

    public User? Find(string userName) => db.First("SELECT * FROM users WHERE user_name = @name", User.Read, ("name", userName));

    public User? FindByEmail(string email) => db.First("SELECT * FROM users WHERE email = @email", User.Read, ("email", email));

    public User? FindByPassword(string email, string password)
    {
        var stored = db.First("SELECT password FROM users WHERE email = @email", row => row.Text("password"), ("email", email));
        return Secrets.PasswordMatches(password, stored ?? NobodysPassword) && stored is not null ? FindByEmail(email) : null;
    }

    public void SetPassword(string userName, string password) => db.Execute(
        "UPDATE users SET password = @password WHERE user_name = @name", ("password", Secrets.HashPassword(password)), ("name", userName));

    public List<User> List(string organisationId) => db.Query(
        "SELECT * FROM users WHERE organisation_id = @organisation ORDER BY created_at, user_name", User.Read, ("organisation", organisationId));

    public User? ChangeProfile(string userName, string? displayName, string? phone) => db.First(
        "UPDATE users SET display_name = coalesce(@displayName, display_name), phone = coalesce(@phone, phone) WHERE user_name = @name RETURNING *",
        User.Read,
        ("displayName", displayName), ("phone", phone), ("name", userName));

    public User? ChangeRole(string organisationId, string userName, Role role) => db.First(
        "UPDATE users SET role = @role WHERE user_name = @name AND organisation_id = @organisation RETURNING *",
        User.Read,
        ("role", role), ("name", userName), ("organisation", organisationId));

    public bool Delete(string organisationId, string userName) => db.Execute(
        "DELETE FROM users WHERE user_name = @name AND organisation_id = @organisation",
        ("name", userName), ("organisation", organisationId)) > 0;

    private string FreeName(string displayName)
    {
        var wanted = Slug.Of(displayName);
        var name = wanted;
        for (var number = 2; Find(name) is not null; number++)
        {
            name = wanted + "-" + number;
        }

        return name;
    }
}
