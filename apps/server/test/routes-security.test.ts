import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { problemOf, rawRequest, startTestServer, type TestServer } from './server.fixture.ts';

/** A route of the table, with ids that name nothing. */
interface Tried {
  readonly method: string;
  readonly path: string;
  readonly hasBody: boolean;
  readonly hasId: boolean;
}

const token = 'a-token-of-more-than-128-bits';
/** What a probe, somebody who is about to sign in, and whoever has the token of a share may ask. */
const open = ['/api/health', '/api/session', '/api/shared'];
const pages = ['/', '/g/x', '/r/x', '/s/x', '/assets/x.js', '/favicon.ico'];

const openApiPaths = z.object({ paths: z.record(z.string(), z.record(z.string(), z.looseObject({}))) });

/** Every route of the server, read from the document that is made from its table: a new one is tried without a line here. */
async function routesOf({ ask }: TestServer, headers = {}): Promise<Tried[]> {
  const answer = await ask('/api/openapi.json', { headers });
  const { paths } = openApiPaths.parse(await answer.json());
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path: path.replaceAll(/\{\w+\}/g, 'x'),
      hasBody: 'requestBody' in operation,
      hasId: path.includes('{'),
    })),
  );
}

/** A server, all that it answers to, and a way to ask it with any headers. */
async function openAll() {
  const server = await startTestServer();
  const routes = await routesOf(server);
  expect(routes.length).toBeGreaterThan(20);
  const all: Pick<Tried, 'method' | 'path'>[] = [
    ...routes,
    ...pages.map((path) => ({ method: 'GET', path })),
  ];
  const raw = ({ method, path }: Pick<Tried, 'method' | 'path'>, headers: Record<string, string>) =>
    rawRequest(server.port, path, { host: `127.0.0.1:${server.port}`, ...headers }, method);
  return { server, routes, all, raw };
}

describe('every route', () => {
  it('answers to its own names only', async () => {
    const { all, raw } = await openAll();
    for (const route of all) {
      const answer = await raw(route, { host: 'evil.example' });
      expect([route, answer.status]).toEqual([route, 421]);
    }
  });

  it('refuses pages of other origins, and never grants them anything', async () => {
    const { server, all, raw } = await openAll();
    for (const route of all) {
      for (const headers of [
        { origin: 'http://evil.example' },
        { origin: 'null' },
        { origin: `http://127.0.0.1:${server.port + 1}` },
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' },
      ]) {
        const answer = await raw(route, headers);
        expect([route, headers, answer.status]).toEqual([route, headers, 403]);
        expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
      }
      const preflight = { origin: 'http://evil.example', 'access-control-request-method': route.method };
      expect((await raw({ ...route, method: 'OPTIONS' }, preflight)).status).toBe(403);
    }
  });

  it('has the headers that keep its answers where they belong', async () => {
    const { all, raw } = await openAll();
    for (const route of all) {
      const { headers } = await raw(route, {});
      expect(headers, `${route.method} ${route.path}`).toMatchObject({
        'content-security-policy': expect.stringMatching(
          /^default-src 'self'; .*img-src 'self' data:; object-src 'none'; base-uri 'none'; .*frame-ancestors 'none'/,
        ),
        'cross-origin-resource-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
      });
      if (route.path.startsWith('/api')) expect(headers['cache-control']).toMatch(/no-store|no-cache/);
    }
  });

  it('takes changes as JSON only, and not at any length', async () => {
    const { server, routes } = await openAll();
    for (const route of routes.filter(({ method }) => method !== 'GET')) {
      for (const type of [
        'text/plain',
        'multipart/form-data; boundary=x',
        'application/x-www-form-urlencoded',
      ]) {
        const answer = await rawRequest(
          server.port,
          route.path,
          { host: '127.0.0.1', 'content-type': type, 'content-length': '2' },
          route.method,
          '{}',
        );
        expect([route, type, answer.status]).toEqual([route, type, 415]);
      }
      const headers = { host: '127.0.0.1', 'content-type': 'application/json' };
      const huge = { ...headers, 'content-length': String(2 ** 30) };
      expect([route, (await rawRequest(server.port, route.path, huge, route.method)).status]).toEqual([
        route,
        413,
      ]);
      if (!route.hasBody) continue;
      const broken = await rawRequest(server.port, route.path, headers, route.method, '{"__proto__":');
      expect([route, broken.status]).toEqual([route, 400]);
      const foreign = await rawRequest(server.port, route.path, headers, route.method, '{"command":"ls"}');
      expect([route, foreign.status]).toEqual([route, 400]);
    }
  });

  it.each([
    'nowhere',
    '__proto__',
    '..%2F..%2Fparallax.db',
    "'%3B%20DROP%20TABLE%20runs%3B--",
    '%00',
    '%F0%9F%8E%88',
  ])('knows no "%s"', async (id) => {
    const { server, routes } = await openAll();
    for (const { method, path } of routes.filter(({ hasId, hasBody }) => hasId && !hasBody)) {
      const answer = await server.ask(`${path.replaceAll('/x', `/${id}`)}?task=x`, { method });
      const { code } = await problemOf(answer);
      expect([method, path, answer.status, code]).toEqual([method, path, 404, 'not-found']);
    }
  });
});

it('every route of a server with a token wants it, but for probes, signing in and shares', async () => {
  const server = await startTestServer({ env: { PARALLAX_TOKEN: token } });
  const routes = await routesOf(server, { authorization: `Bearer ${token}` });
  expect(routes.length).toBeGreaterThan(20);
  for (const { method, path } of routes.filter((route) => !open.includes(route.path))) {
    for (const headers of [
      {},
      { authorization: 'Bearer wrong' },
      { cookie: 'parallax_session=9999999999999.x' },
    ]) {
      const answer = await server.ask(path, { method, headers });
      expect([method, path, answer.status]).toEqual([method, path, 401]);
    }
  }
});
