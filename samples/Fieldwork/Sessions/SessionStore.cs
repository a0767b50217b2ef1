using Fieldwork.Access;
using Fieldwork.Accounts;
using Fieldwork.Data;
using Fieldwork.Flaws;
using Fieldwork.Hosting;
using Fieldwork.Tokens;

namespace Fieldwork.Sessions;

internal sealed record TokenPair(string AccessToken, string RefreshToken, string TokenType, int ExpiresIn);

internal sealed record SessionView(Guid SessionId, DateTimeOffset CreatedAt, bool Current);

internal sealed class SessionStore(Database db, AccessTokens tokens, UserStore users, TimeProvider clock, FlawSwitches flaws)
{
    public TokenPair Start(User user) => Pair(user, Open(user));

    /// <summary>Opens a session without handing out tokens.</summary>
    public string Open(User user)
    {
        var id = Guid.NewGuid().ToString();
        db.Execute(
            "INSERT INTO sessions (id, user_name, created_at) VALUES (@id, @user, @now)",
            ("id", id), ("user", user.UserName), ("now", clock.GetUtcNow()));
        return id;
    }

    /// <summary>A refresh token works once; the next pair carries a new one.</summary>
    public TokenPair? Renew(string refreshToken) => db.Atomically(() =>
    {
        var found = db.First(
            $"""
            SELECT s.id, s.user_name, s.ended_at FROM refresh_tokens r JOIN sessions s ON s.id = r.session_id
            WHERE r.hash = @hash {flaws.Guard("AND s.ended_at IS NULL", FlawIds.SignOutKeepsRefreshToken)}
            """,
            row => (Id: row.Text("id"), User: row.Text("user_name"), Ended: row.TextOrNull("ended_at") is not null).ToTuple(),
            ("hash", Secrets.Hash(refreshToken)));
        if (found is null)
        {
            return null;
        }

        var (session, userName, ended) = found;
        db.Execute("DELETE FROM refresh_tokens WHERE hash = @hash", ("hash", Secrets.Hash(refreshToken)));
        var user = users.Find(userName)!;
        return Pair(user, ended ? Open(user) : session);
    });

    public void End(string sessionId) => db.Execute(
        "UPDATE sessions SET ended_at = @now WHERE id = @id AND ended_at IS NULL", ("now", clock.GetUtcNow()), ("id", sessionId));

    public void EndAll(string userName) => db.Execute(
        "UPDATE sessions SET ended_at = @now WHERE user_name = @user AND ended_at IS NULL", ("now", clock.GetUtcNow()), ("user", userName));

    public List<SessionView> List(Caller caller) => db.Query(
        "SELECT id, created_at FROM sessions WHERE user_name = @user AND ended_at IS NULL ORDER BY created_at",
        row => new SessionView(row.Id("id"), row.Time("created_at"), row.Text("id") == caller.SessionId),
        ("user", caller.UserName));

    /// <summary>The caller behind a live session. The role is read afresh, so a change of role counts at once.</summary>
    public Caller? FindCaller(string sessionId) => db.First(
        $"""
        SELECT u.user_name, u.organisation_id, u.role, s.id FROM sessions s JOIN users u ON u.user_name = s.user_name
        WHERE s.id = @id {flaws.Guard("AND s.ended_at IS NULL", FlawIds.SignOutKeepsAccessToken)}
        """,
        ReadCaller,
        ("id", sessionId));

    /// <summary>Only the garbage-token flaw asks for this.</summary>
    public Caller? FirstUser() => db.First(
        "SELECT user_name, organisation_id, role, '' AS id FROM users ORDER BY rowid LIMIT 1", ReadCaller);

    private static Caller ReadCaller(Row row) =>
        new(row.Text("user_name"), row.Text("organisation_id"), row.Word<Role>("role"), row.Text("id"));

    private TokenPair Pair(User user, string sessionId)
    {
        var refresh = Secrets.New();
        db.Execute("INSERT INTO refresh_tokens (hash, session_id) VALUES (@hash, @session)", ("hash", Secrets.Hash(refresh)), ("session", sessionId));
        return new TokenPair(tokens.Issue(user, sessionId), refresh, "Bearer", tokens.LifeInSeconds);
    }
}
