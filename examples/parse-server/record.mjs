// Plays an evening with the mobile app against the backend beside this file and writes what went over the wire as
// traffic/app.har (HAR 1.2). Credentials are written as "redacted". Run it once after `node backend.mjs`:
//   node record.mjs http://127.0.0.1:5084/parse
import { writeFileSync } from 'node:fs';

const base = process.argv[2] ?? 'http://127.0.0.1:5084/parse';
const entries = [];
const app = { 'X-Parse-Application-Id': 'app', 'X-Parse-REST-API-Key': 'rest' };
const secret = new Set(['password', 'sessionToken', 'x-parse-session-token']);
const hide = text => text.replace(/"(password|sessionToken)":"[^"]*"/g, '"$1":"redacted"');

async function call(method, path, { token, body } = {}) {
  const headers = { ...app, ...(token ? { 'X-Parse-Session-Token': token } : {}), ...(body ? { 'Content-Type': 'application/json' } : {}) };
  const started = new Date();
  const answer = await fetch(base + path, { method, headers, body: body ? JSON.stringify(body) : undefined });
  const text = await answer.text();
  const url = new URL(base + path);
  entries.push({
    startedDateTime: started.toISOString(),
    time: Date.now() - started,
    request: {
      method,
      url: url.href,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: Object.entries(headers).map(([name, value]) => ({ name, value: secret.has(name.toLowerCase()) ? 'redacted' : value })),
      queryString: [...url.searchParams].map(([name, value]) => ({ name, value })),
      ...(body ? { postData: { mimeType: 'application/json', text: hide(JSON.stringify(body)) } } : {}),
      headersSize: -1,
      bodySize: -1,
    },
    response: {
      status: answer.status,
      statusText: answer.statusText,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: [{ name: 'Content-Type', value: answer.headers.get('content-type') ?? '' }],
      content: { size: text.length, mimeType: answer.headers.get('content-type') ?? '', text: hide(text) },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
    },
    cache: {},
    timings: { send: 0, wait: Date.now() - started, receive: 0 },
  });
  return text.startsWith('{') ? JSON.parse(text) : {};
}

await call('GET', '/health');
await call('GET', '/config');
const me = await call('POST', '/login', { body: { username: 'alice', password: 'Passw0rd!alice' } });
const token = me.sessionToken;
await call('GET', '/users/me', { token });
await call('GET', '/users', { token });
await call('GET', `/users/${me.objectId}`, { token });
await call('PUT', `/users/${me.objectId}`, { token, body: { phone: '+12025550123' } });
const acl = { 'role:orgA': { read: true }, 'role:orgA_admin': { read: true, write: true } };
const ids = [];
for (const title of ['Boiler service Elm Street', 'Leak under the sink']) {
  ids.push((await call('POST', '/classes/Job', { token, body: { title, org: 'A', hours: 2, ACL: acl } })).objectId);
}
await call('GET', '/classes/Job?limit=20', { token });
await call('GET', '/classes/Job?count=1&limit=0', { token });
for (const id of ids) {
  await call('GET', `/classes/Job/${id}`, { token });
  await call('PUT', `/classes/Job/${id}`, { token, body: { title: 'Boiler service Elm Street 12' } });
}
await call('DELETE', `/classes/Job/${ids[1]}`, { token });
await call('GET', '/classes/Notice', { token });
await call('GET', '/roles', { token });
await call('GET', '/sessions', { token });
await call('GET', '/sessions/me', { token });
await call('POST', '/requestPasswordReset', { body: { email: 'nobody@x.test' } });
await call('POST', '/logout', { token });

writeFileSync(new URL('traffic/app.har', import.meta.url), JSON.stringify({ log: { version: '1.2', creator: { name: 'record.mjs', version: '1' }, entries } }, null, 1) + '\n');
console.log(`${entries.length} requests written to traffic/app.har`);
