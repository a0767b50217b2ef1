namespace Fieldwork.Data;

internal static class Schema
{
    public const string Sql = """
        CREATE TABLE organisations (
            id TEXT PRIMARY KEY, name TEXT NOT NULL, slug TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL,
            opening_hours TEXT NOT NULL, time_zone TEXT NOT NULL, invoice_due_days INTEGER NOT NULL, invoice_footer TEXT NOT NULL);

        CREATE TABLE users (
            user_name TEXT PRIMARY KEY, organisation_id TEXT NOT NULL REFERENCES organisations(id),
            email TEXT NOT NULL UNIQUE COLLATE NOCASE, display_name TEXT NOT NULL, phone TEXT,
            role TEXT NOT NULL, password TEXT NOT NULL, created_at TEXT NOT NULL);

        CREATE TABLE sessions (
            id TEXT PRIMARY KEY, user_name TEXT NOT NULL REFERENCES users(user_name) ON DELETE CASCADE,
            created_at TEXT NOT NULL, ended_at TEXT);

        CREATE TABLE refresh_tokens (
            hash TEXT PRIMARY KEY, session_id TEXT NOT NULL REFERENCES sessions(id) ON DELETE CASCADE);

        CREATE TABLE one_time_codes (
            user_name TEXT NOT NULL REFERENCES users(user_name) ON DELETE CASCADE, purpose TEXT NOT NULL,
            hash TEXT NOT NULL, expires_at TEXT NOT NULL, tries_left INTEGER NOT NULL, PRIMARY KEY (user_name, purpose));

        CREATE TABLE invites (
            id TEXT PRIMARY KEY, organisation_id TEXT NOT NULL REFERENCES organisations(id),
            email TEXT NOT NULL COLLATE NOCASE, role TEXT NOT NULL, note TEXT, token_hash TEXT NOT NULL,
            times_sent INTEGER NOT NULL, created_at TEXT NOT NULL, accepted_at TEXT, UNIQUE (organisation_id, email));

        CREATE TABLE customers (
            position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
            organisation_id TEXT NOT NULL REFERENCES organisations(id),
            name TEXT NOT NULL, email TEXT COLLATE NOCASE, phone TEXT, address TEXT, notes TEXT,
            created_at TEXT NOT NULL, updated_at TEXT NOT NULL, UNIQUE (organisation_id, email));

        CREATE TABLE jobs (
            id INTEGER PRIMARY KEY AUTOINCREMENT, organisation_id TEXT NOT NULL REFERENCES organisations(id),
            customer_id TEXT NOT NULL REFERENCES customers(id), title TEXT NOT NULL, description TEXT,
            status TEXT NOT NULL, assigned_to TEXT, created_at TEXT NOT NULL, completed_at TEXT);

        CREATE TABLE comments (
            id INTEGER PRIMARY KEY AUTOINCREMENT, organisation_id TEXT NOT NULL,
            job_id INTEGER NOT NULL REFERENCES jobs(id) ON DELETE CASCADE,
            author TEXT NOT NULL, text TEXT NOT NULL, created_at TEXT NOT NULL);

        CREATE TABLE photos (
            id TEXT PRIMARY KEY, organisation_id TEXT NOT NULL, job_id INTEGER NOT NULL REFERENCES jobs(id) ON DELETE CASCADE,
            caption TEXT NOT NULL, content_type TEXT NOT NULL, data BLOB NOT NULL, created_at TEXT NOT NULL);

        CREATE TABLE schedules (
            id TEXT PRIMARY KEY, organisation_id TEXT NOT NULL, job_id INTEGER NOT NULL REFERENCES jobs(id) ON DELETE CASCADE,
            technician TEXT, starts_at TEXT NOT NULL, ends_at TEXT NOT NULL, notes TEXT);

        CREATE TABLE invoices (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT, number TEXT NOT NULL UNIQUE, organisation_id TEXT NOT NULL,
            job_id INTEGER REFERENCES jobs(id) ON DELETE SET NULL, customer_name TEXT NOT NULL,
            amount_cents INTEGER NOT NULL, currency TEXT NOT NULL, note TEXT, status TEXT NOT NULL, created_at TEXT NOT NULL);

        CREATE TABLE audit_log (
            id INTEGER PRIMARY KEY AUTOINCREMENT, organisation_id TEXT NOT NULL, at TEXT NOT NULL,
            user_name TEXT NOT NULL, operation TEXT NOT NULL, path TEXT NOT NULL);

        CREATE TABLE booking_requests (
            id TEXT PRIMARY KEY, organisation_id TEXT NOT NULL, customer_id TEXT, name TEXT NOT NULL,
            email TEXT NOT NULL, phone TEXT, message TEXT NOT NULL, created_at TEXT NOT NULL);
        """;
}
