// Directus on SQLite, rows kept apart by policies: npm install && node backend.mjs   (the first install takes minutes)
// PORT is 5085 unless given; the database is new at every start. FLAW=open-policy leaves the tenant filter out of the
// managers' policy, FLAW=wide-role lets members change their organisation's rows.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const port = Number(process.env.PORT ?? 5085);
const base = `http://127.0.0.1:${port}`;
const flaw = process.env.FLAW ?? '';
const folder = mkdtempSync(join(tmpdir(), 'directus-'));
for (const name of ['uploads', 'extensions']) { mkdirSync(join(folder, name)); }
const settings = {
  ...process.env,
  HOST: '127.0.0.1', PORT: String(port), PUBLIC_URL: base, DB_CLIENT: 'sqlite3', DB_FILENAME: join(folder, 'data.sqlite'),
  SECRET: 'example-only-2d90c4be7f135a68', ADMIN_EMAIL: 'admin@example.com', ADMIN_PASSWORD: 'Adm1n!pass', TELEMETRY: 'false', LOG_LEVEL: 'warn',
};
const program = join(process.cwd(), 'node_modules', '.bin', 'directus');
const made = spawnSync(program, ['bootstrap'], { cwd: folder, env: settings, encoding: 'utf8' });
if (made.status !== 0) { throw new Error(made.stdout + made.stderr); }
const server = spawn(program, ['start'], { cwd: folder, env: settings, stdio: ['ignore', 'ignore', 'inherit'] });
const stop = () => { server.kill(); rmSync(folder, { recursive: true, force: true }); process.exit(0); };
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
server.on('exit', code => process.exit(code ?? 1));

let token;
async function send(method, path, body, as = token) {
  const answer = await fetch(base + path, {
    method,
    headers: { 'Content-Type': 'application/json', ...(as ? { Authorization: `Bearer ${as}` } : {}) },
    body: body && JSON.stringify(body),
  });
  if (!answer.ok) { throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`); }
  return answer.status === 204 ? null : (await answer.json()).data;
}
const signIn = async (email, password) => (await send('POST', '/auth/login', { email, password }, null)).access_token;

for (let tries = 0; ; tries++) {
  try { await fetch(base + '/server/ping'); break; } catch (error) {
    if (tries > 240) { throw error; }
    await new Promise(resolve => setTimeout(resolve, 500));
  }
}
token = await signIn('admin@example.com', 'Adm1n!pass');
const text = field => ({ field, type: 'string', schema: {} });
const id = { field: 'id', type: 'integer', schema: { is_primary_key: true, has_auto_increment: true } };
await send('POST', '/fields/directus_users', { ...text('org'), meta: {} });
await send('POST', '/collections', { collection: 'jobs', schema: {}, meta: {}, fields: [id, text('title'), text('org')] });
await send('POST', '/collections', { collection: 'notices', schema: {}, meta: {}, fields: [id, text('text')] });

const ownRows = { org: { _eq: '$CURRENT_USER.org' } };
const roles = {};
for (const name of ['member', 'manager']) {
  const policy = (await send('POST', '/policies', { name, app_access: false, admin_access: false })).id;
  const may = (collection, action, rows, fields, more = {}) =>
    send('POST', '/permissions', { policy, collection, action, permissions: rows, validation: null, presets: null, fields, ...more });
  await may('jobs', 'read', flaw === 'open-policy' && name === 'manager' ? {} : ownRows, ['id', 'title', 'org']);
  await may('notices', 'read', {}, ['*']);
  await may('directus_files', 'read', { uploaded_by: ownRows }, ['id', 'title', 'type', 'filename_download']);
  await may('directus_users', 'read', { id: { _eq: '$CURRENT_USER' } }, ['id', 'email', 'org']);
  if (name === 'manager') {
    await may('jobs', 'create', {}, ['title'], { validation: ownRows, presets: { org: '$CURRENT_USER.org' } });
    await may('jobs', 'delete', ownRows, ['*']);
  }
  if (name === 'manager' || flaw === 'wide-role') { await may('jobs', 'update', ownRows, ['title']); }
  roles[name] = (await send('POST', '/roles', { name, policies: [{ policy }] })).id;
}
const people = {};
for (const [name, role, org] of [['alice', 'manager', 'A'], ['amber', 'member', 'A'], ['bob', 'manager', 'B'], ['spare', 'member', 'A']]) {
  people[name] = (await send('POST', '/users', { email: `${name}@example.com`, password: `Passw0rd!${name}`, role: roles[role], org })).id;
}
for (const name of ['alice', 'bob']) {
  await send('POST', '/items/jobs', { title: `A job of ${name}` }, await signIn(`${name}@example.com`, `Passw0rd!${name}`));
}
for (const name of ['alice', 'bob']) {
  const form = new FormData();
  form.set('title', `Photo of ${name}`);
  form.set('file', new Blob([`a photo that ${name} took on site`], { type: 'text/plain' }), `${name}.txt`);
  const answer = await fetch(`${base}/files`, { method: 'POST', headers: { Authorization: `Bearer ${token}` }, body: form });
  if (!answer.ok) { throw new Error(`POST /files: ${answer.status} ${await answer.text()}`); }
  await send('PATCH', `/files/${(await answer.json()).data.id}`, { uploaded_by: people[name] });
}
await send('POST', '/items/notices', { text: 'Closed on Monday' });
console.log(`listening ${base}`);
