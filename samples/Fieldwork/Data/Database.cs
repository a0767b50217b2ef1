using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Fieldwork.Data;

/// <summary>
/// One private database in memory. All work goes through one connection under a lock:
/// a statement takes microseconds, and two requests can never meet a locked table.
/// </summary>
internal sealed class Database : IDisposable
{
    private readonly SqliteConnection connection = new("Data Source=:memory:;Foreign Keys=True");
    private readonly Lock turn = new();
    private int depth;

    public Database()
    {
        connection.Open();
        Execute(Schema.Sql);
    }

    public List<T> Query<T>(string sql, Func<Row, T> read, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        lock (turn)
        {
            using var command = Prepare(sql, values);
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
            {
                rows.Add(read(new Row(reader)));
            }

            return rows;
        }
    }

    public T? First<T>(string sql, Func<Row, T> read, params ReadOnlySpan<(string Name, object? Value)> values)
        where T : class => Query(sql, read, values).FirstOrDefault();

    public long Number(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        lock (turn)
        {
            using var command = Prepare(sql, values);
            return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        }
    }

    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        lock (turn)
        {
            using var command = Prepare(sql, values);
            return command.ExecuteNonQuery();
        }
    }

    /// <summary>All or nothing, and nobody else in between.</summary>
    public T Atomically<T>(Func<T> work)
    {
        lock (turn)
        {
            if (depth > 0)
            {
                return work();
            }

            depth++;
            Execute("BEGIN");
            try
            {
                var result = work();
                Execute("COMMIT");
                return result;
            }
            catch
            {
                Execute("ROLLBACK");
                throw;
            }
            finally
            {
                depth--;
            }
        }
    }

    public void Dispose() => connection.Dispose();

    private SqliteCommand Prepare(string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue("@" + name, Stored(value));
        }

        return command;
    }

    private static object Stored(object? value) => value switch
    {
        null => DBNull.Value,
        Guid id => id.ToString(),
        DateTimeOffset time => time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
        Enum word => JsonNamingPolicy.CamelCase.ConvertName(word.ToString()),
        _ => value,
    };
}
