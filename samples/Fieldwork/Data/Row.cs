using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Fieldwork.Data;

/// <summary>The current row of a query, read by the names of its columns.</summary>
internal readonly struct Row(SqliteDataReader reader)
{
    public string Text(string column) => reader.GetString(reader.GetOrdinal(column));

    public string? TextOrNull(string column) => reader.IsDBNull(reader.GetOrdinal(column)) ? null : Text(column);

    public long Number(string column) => reader.GetInt64(reader.GetOrdinal(column));

    public long? NumberOrNull(string column) => reader.IsDBNull(reader.GetOrdinal(column)) ? null : Number(column);

    public byte[] Bytes(string column) => reader.GetFieldValue<byte[]>(reader.GetOrdinal(column));

    public Guid Id(string column) => Guid.Parse(Text(column));

    public DateTimeOffset Time(string column) =>
        DateTimeOffset.Parse(Text(column), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    public DateTimeOffset? TimeOrNull(string column) => reader.IsDBNull(reader.GetOrdinal(column)) ? null : Time(column);

    public TEnum Word<TEnum>(string column)
        where TEnum : struct, Enum => Enum.Parse<TEnum>(Text(column), ignoreCase: true);
}
