import { createTokenResponse, type Scope, scopeSchema, tokenListResponse } from '@parallax/schema';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { problemOf, startTestServer, type TestServer } from './server.fixture.ts';

const token = 'a-token-of-more-than-128-bits';
const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });

const described = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.object({ 'x-needs': z.string() }))),
});

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly needs: string;
}

/** Every route that the server documents, with something in place of ids. */
async function operations(server: TestServer): Promise<Operation[]> {
  const answer = await server.ask('/api/openapi.json', { headers: bearer(token) });
  const { paths } = described.parse(await answer.json());
  return Object.entries(paths).flatMap(([path, byMethod]) =>
    Object.entries(byMethod).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path: path.replaceAll(/\{\w+\}/g, 'x'),
      needs: operation['x-needs'],
    })),
  );
}

async function makeToken(server: TestServer, scopes: readonly Scope[], more: object = {}) {
  const answer = await server.ask('/api/tokens', {
    method: 'POST',
    headers: bearer(token),
    json: { name: scopes.join(' '), scopes, ...more },
  });
  expect(answer.status).toBe(201);
  return createTokenResponse.parse(await answer.json());
}

it('lets each route be reached with its own scope and with no other', async () => {
  const server = await startTestServer({ env: { PARALLAX_TOKEN: token } });
  const secrets = new Map<Scope, string>();
  for (const scope of scopeSchema.options) secrets.set(scope, (await makeToken(server, [scope])).token);

  const all = await operations(server);
  expect(new Set(all.map(({ needs }) => needs))).toEqual(
    new Set(['nothing', 'sign-in', ...scopeSchema.options]),
  );
  for (const { method, path, needs } of all) {
    // Sent without a body, a request that may go on fails later, with another status.
    const anonymous = (await server.ask(path, { method })).status;
    if (needs === 'nothing') expect(anonymous, `${method} ${path}`).not.toBe(403);
    else expect(anonymous, `${method} ${path}`).toBe(401);
    if (needs === 'nothing' || path === '/api/tokens/x') continue;
    for (const [scope, secret] of secrets) {
      const { status } = await server.ask(path, { method, headers: bearer(secret) });
      const isRefused = needs !== 'sign-in' && scope !== needs;
      expect(status === 403, `${method} ${path} with ${scope}`).toBe(isRefused);
      expect(status).not.toBe(401);
    }
  }
});

it('says nothing about what is not there to somebody who has not signed in', async () => {
  const { ask } = await startTestServer({ env: { PARALLAX_TOKEN: token } });
  expect((await ask('/api/nowhere')).status).toBe(401);
  expect((await ask('/api/nowhere', { headers: bearer(token) })).status).toBe(404);
});

it('shows a token once, remembers when it was used, and ends it at once', async () => {
  const server = await startTestServer({ env: { PARALLAX_TOKEN: token } });
  const { token: secret, info } = await makeToken(server, ['graphs:read', 'graphs:read']);
  expect(info).toMatchObject({ scopes: ['graphs:read'], lastUsedAt: null, hint: secret.slice(0, 8) });
  expect((await server.ask('/api/graphs', { headers: bearer(secret) })).status).toBe(200);

  const shown = await (await server.ask('/api/tokens', { headers: bearer(token) })).text();
  expect(shown).not.toContain(secret);
  const [listed] = tokenListResponse.parse(JSON.parse(shown)).tokens;
  expect(listed?.lastUsedAt).toBeGreaterThan(0);

  await server.ask(`/api/tokens/${info.id}`, { method: 'DELETE', headers: bearer(token) });
  const after = await server.ask('/api/graphs', { headers: bearer(secret) });
  expect([after.status, (await problemOf(after)).code]).toEqual([401, 'bad-token']);
});

it('refuses tokens that have expired, or would have', async () => {
  const server = await startTestServer({ env: { PARALLAX_TOKEN: token } });
  const json = { name: 'old', scopes: ['graphs:read'], expiresAt: 1 };
  const answer = await server.ask('/api/tokens', { method: 'POST', headers: bearer(token), json });
  expect([answer.status, (await problemOf(answer)).code]).toEqual([400, 'expired']);
});

it('holds a program to its scopes also where nobody has to sign in', async () => {
  const { ask } = await startTestServer();
  const made = await ask('/api/tokens', {
    method: 'POST',
    json: { name: 'reader', scopes: ['graphs:read'] },
  });
  const { token: secret } = createTokenResponse.parse(await made.json());
  expect((await ask('/api/graphs')).status).toBe(200);
  const refused = await ask('/api/graphs', { method: 'POST', headers: bearer(secret), json: { graph: {} } });
  expect((await problemOf(refused)).code).toBe('scope-needed');
  expect((await ask('/api/graphs', { headers: bearer('plx_unknown') })).status).toBe(401);
});
