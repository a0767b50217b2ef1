// better-auth with organisations, everything in memory: npm install && node backend.mjs
// PORT is 5090 unless given. FLAW=wide-role gives every user the administrator's permissions.
import http from 'node:http';
import { betterAuth } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';
import { toNodeHandler } from 'better-auth/node';
import { admin, bearer, openAPI, organization, twoFactor } from 'better-auth/plugins';
import { adminAc } from 'better-auth/plugins/admin/access';

const port = Number(process.env.PORT ?? 5090);
const base = `http://127.0.0.1:${port}`;
const tables = ['user', 'session', 'account', 'verification', 'organization', 'member', 'invitation', 'twoFactor', 'rateLimit'];
const auth = betterAuth({
  appName: 'launchready-example',
  baseURL: base,
  secret: process.env.SECRET ?? 'example-only-6f1c0a9d47b25e83-not-for-use',
  telemetry: { enabled: false },
  database: memoryAdapter(Object.fromEntries(tables.map(t => [t, []]))),
  emailAndPassword: { enabled: true, sendResetPassword: async () => {} },
  // LIMIT=off is for quick runs; with the limiter on, signing in is allowed three times in ten seconds.
  rateLimit: { enabled: process.env.LIMIT !== 'off', window: 10, max: 100 },
  plugins: [
    organization({ sendInvitationEmail: async () => {} }),
    admin(process.env.FLAW === 'wide-role' ? { roles: { admin: adminAc, user: adminAc } } : {}), twoFactor(), bearer(), openAPI(),
  ],
});
http.createServer(toNodeHandler(auth)).listen(port, '127.0.0.1', seed);

async function send(path, body, token) {
  for (;;) {
    const answer = await fetch(`${base}/api/auth/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: base, ...(token ? { Authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(body),
    });
    if (answer.status === 429) {
      await new Promise(resolve => setTimeout(resolve, 2000));
      continue;
    }
    if (!answer.ok) { throw new Error(`${path}: ${answer.status} ${await answer.text()}`); }
    return { token: answer.headers.get('set-auth-token'), ...(await answer.json()) };
  }
}

async function seed() {
  const people = {};
  for (const name of ['alice', 'bob', 'carol', 'spare']) {
    people[name] = (await send('sign-up/email', { name, email: `${name}@x.test`, password: `Passw0rd!${name}` })).token;
  }
  const a = await send('organization/create', { name: 'Org A', slug: 'org-a' }, people.alice);
  await send('organization/create', { name: 'Org B', slug: 'org-b' }, people.bob);
  const invitation = await send('organization/invite-member', { organizationId: a.id, email: 'carol@x.test', role: 'member' }, people.alice);
  await send('organization/accept-invitation', { invitationId: invitation.id }, people.carol);
  console.log(`listening ${base}/api/auth`);
}
