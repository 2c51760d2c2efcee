import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { problemOf, rawRequest, startTestServer } from './server.fixture.ts';

const token = 'a-token-of-more-than-128-bits';

describe('who may ask', () => {
  it.each(['127.0.0.1:80', 'localhost', 'LOCALHOST:4680', '[::1]:4680'])(
    'answers to Host %s',
    async (host) => {
      const { port } = await startTestServer();
      expect((await rawRequest(port, '/api/health', { host })).status).toBe(200);
    },
  );

  it.each(['evil.example', 'evil.example:4680', '127.0.0.1.evil.example', '169.254.169.254'])(
    'refuses Host "%s", as in DNS rebinding, on every route',
    async (host) => {
      const { port } = await startTestServer();
      for (const path of ['/', '/api/health', '/api/graphs', '/api/runs/x/events', '/assets/x.js']) {
        const answer = await rawRequest(port, path, { host });
        expect(answer.status).toBe(421);
        expect(JSON.parse(answer.text)).toMatchObject({ code: 'unknown-host', status: 421 });
      }
    },
  );

  it.each([
    'http://evil.example',
    'null',
    'http://localhost:1',
    'https://127.0.0.1.evil.example',
    'chrome-extension://abc',
  ])('refuses Origin %s, also for the event stream', async (origin) => {
    const { ask } = await startTestServer();
    for (const [path, method] of [
      ['/api/runs', 'POST'],
      ['/api/graphs', 'GET'],
      ['/api/runs/x/events', 'GET'],
    ] as const) {
      const answer = await ask(path, { method, headers: { origin } });
      expect([answer.status, (await problemOf(answer)).code]).toEqual([403, 'cross-origin']);
    }
  });

  it('answers its own origin', async () => {
    const { ask, port } = await startTestServer();
    const headers = { origin: `http://127.0.0.1:${port}`, 'sec-fetch-site': 'same-origin' };
    expect((await ask('/api/graphs', { headers })).status).toBe(200);
  });

  it.each(['cross-site', 'same-site'])(
    'refuses what a %s page causes, but lets a link open the editor',
    async (site) => {
      const { port } = await startTestServer();
      const headers = { host: `127.0.0.1:${port}`, 'sec-fetch-site': site };
      expect((await rawRequest(port, '/api/graphs', headers)).status).toBe(403);
      expect((await rawRequest(port, '/', headers)).status).toBe(403);
      const navigate = { ...headers, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
      expect((await rawRequest(port, '/', navigate)).status).not.toBe(403);
      expect((await rawRequest(port, '/api/graphs', navigate)).status).toBe(403);
    },
  );

  it('never grants CORS', async () => {
    const { ask } = await startTestServer();
    const headers = { origin: 'http://evil.example', 'access-control-request-method': 'POST' };
    const answer = await ask('/api/runs', { method: 'OPTIONS', headers });
    expect(answer.status).toBe(403);
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('bodies', () => {
  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
  ])('refuses a change sent as %s', async (type) => {
    const { port } = await startTestServer();
    const headers = { host: '127.0.0.1', 'content-type': type, 'content-length': '2' };
    expect((await rawRequest(port, '/api/graphs', headers, 'POST', '{}')).status).toBe(415);
  });

  it('refuses a body without a type', async () => {
    const { port } = await startTestServer();
    expect(
      (await rawRequest(port, '/api/graphs', { host: '127.0.0.1', 'content-length': '2' }, 'POST', '{}'))
        .status,
    ).toBe(415);
  });

  it('says in words that a body is too large, also when its length is not told', async () => {
    const { ask, port } = await startTestServer();
    const body = JSON.stringify({ token: 'x'.repeat(70_000) });
    const told = await ask('/api/session', { method: 'POST', json: { token: 'x'.repeat(70_000) } });
    expect([told.status, (await problemOf(told)).detail]).toEqual([413, expect.stringContaining('64 kB')]);
    const headers = { host: '127.0.0.1', 'content-type': 'application/json', 'transfer-encoding': 'chunked' };
    expect((await rawRequest(port, '/api/session', headers, 'POST', body)).status).toBe(413);
  });
});

it('sends the security headers with pages, answers and errors', async () => {
  const { ask } = await startTestServer();
  for (const path of ['/', '/api/health', '/api/nowhere']) {
    const { headers } = await ask(path);
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';/,
    );
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  }
  expect((await ask('/api/health')).headers.get('cache-control')).toBe('no-store');
});

describe('a server with a token', () => {
  it('answers only to the token or a session that was made with it', async () => {
    const { ask } = await startTestServer({ env: { PARALLAX_TOKEN: token } });
    expect((await ask('/api/health')).status).toBe(200);
    expect((await ask('/api/graphs')).status).toBe(401);
    expect((await ask('/api/runs/x/events')).status).toBe(401);
    expect((await ask('/api/graphs', { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
    expect((await ask('/api/graphs', { headers: { authorization: `Bearer ${token}x` } })).status).toBe(401);
    expect((await ask('/api/session', { method: 'POST', json: { token: 'wrong' } })).status).toBe(401);

    const signedIn = await ask('/api/session', { method: 'POST', json: { token } });
    const cookie = signedIn.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).not.toContain(token);
    const session = cookie.split(';')[0] ?? '';
    expect((await ask('/api/graphs', { headers: { cookie: session } })).status).toBe(200);
    const later = session.replace(/=(\d+)/, (_all, expiry) => `=${Number(expiry) + 1}`);
    expect((await ask('/api/graphs', { headers: { cookie: later } })).status).toBe(401);
  });

  it('is what another interface needs', () => {
    expect(() => readConfig({ HOST: '0.0.0.0' }, '/')).toThrow(/PARALLAX_TOKEN/);
    expect(() => readConfig({ HOST: '0.0.0.0', PARALLAX_TOKEN: 'short' }, '/')).toThrow(/at least 22/);
    expect(readConfig({ HOST: '0.0.0.0', PARALLAX_TOKEN: token }, '/').host).toBe('0.0.0.0');
    expect(readConfig({}, '/')).toMatchObject({ host: '127.0.0.1', port: 4680, dataFolder: '/.parallax' });
  });
});
