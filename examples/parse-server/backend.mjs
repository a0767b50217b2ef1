// parse-server on PostgreSQL: a mobile backend with two organisations, kept apart by roles and object ACLs.
//   npm install parse-server@9 express && DATABASE=postgres://postgres@127.0.0.1:5432/parse node backend.mjs
// The database has to be new. PORT is 5084 unless given. With FLAW=open-class the class permissions let everybody
// read jobs and the app's rows carry no ACL, FLAW=wide-role gives members of an organisation the right to write.
import express from 'express';
import { ParseServer } from 'parse-server';

const port = Number(process.env.PORT ?? 5084);
const base = `http://127.0.0.1:${port}/parse`;
const flaw = process.env.FLAW ?? '';
const signedIn = { requiresAuthentication: true };
const anybody = { '*': true };
const read = flaw === 'open-class' ? anybody : signedIn;
const api = new ParseServer({
  databaseURI: process.env.DATABASE,
  appId: 'app',
  masterKey: 'example-master-key',
  maintenanceKey: 'example-maintenance-key',
  restAPIKey: 'rest',
  serverURL: base,
  allowClientClassCreation: false,
  enforcePrivateUsers: true,
  sessionLength: 3600,
  logLevel: 'warn',
  verbose: false,
  logsFolder: null,
  schema: {
    strict: false,
    definitions: [
      {
        className: 'Job',
        fields: { title: { type: 'String' }, org: { type: 'String' }, hours: { type: 'Number' } },
        classLevelPermissions: { find: read, get: read, count: read, create: signedIn, update: signedIn, delete: signedIn, addField: {} },
      },
      {
        className: 'Notice',
        fields: { text: { type: 'String' } },
        classLevelPermissions: { find: anybody, get: anybody, count: anybody, create: {}, update: {}, delete: {}, addField: {} },
      },
    ],
  },
});
await api.start();
const app = express();
if (flaw === 'open-class') {
  // What an app does that never heard of ACLs.
  app.use('/parse/classes/Job', express.json(), (request, _, next) => {
    if (request.body?.ACL) { delete request.body.ACL; }
    next();
  });
}
if (flaw === 'wide-role') {
  app.use('/parse/classes/Job', express.json(), (request, _, next) => {
    for (const key of Object.keys(request.body?.ACL ?? {})) { request.body.ACL[key] = { read: true, write: true }; }
    if (request.body?.ACL) { request.body.ACL['*'] = { write: true }; }
    next();
  });
}
app.use('/parse', api.app);
app.listen(port, '127.0.0.1', seed);

async function send(method, path, body, headers) {
  const answer = await fetch(base + path, {
    method,
    headers: { 'X-Parse-Application-Id': 'app', 'X-Parse-REST-API-Key': 'rest', 'Content-Type': 'application/json', ...headers },
    body: body && JSON.stringify(body),
  });
  if (!answer.ok) { throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`); }
  return answer.json();
}

async function seed() {
  const master = { 'X-Parse-Master-Key': 'example-master-key' };
  const people = {};
  for (const name of ['alice', 'amber', 'bob', 'spare']) {
    people[name] = await send('POST', '/users', { username: name, password: `Passw0rd!${name}`, email: `${name}@x.test` });
  }
  const role = (name, ...members) => send('POST', '/roles', {
    name, ACL: {}, users: { __op: 'AddRelation', objects: members.map(m => ({ __type: 'Pointer', className: '_User', objectId: people[m].objectId })) },
  }, master);
  await role('orgA', 'alice', 'amber', 'spare');
  await role('orgA_admin', 'alice');
  await role('orgB', 'bob');
  await role('orgB_admin', 'bob');
  await send('POST', '/classes/Notice', { text: 'Closed on Monday' }, master);
  console.log(`listening ${base}`);
}
