import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { healthResponse } from '@parallax/schema';
import { expect, it } from 'vitest';
import { StartError } from '../src/config.ts';
import { openApiDocument } from '../src/http/openapi.ts';
import { OpenApiCheck } from './openapi-check.fixture.ts';
import { startTestServer } from './server.fixture.ts';

interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
  readonly components: { readonly schemas: Record<string, unknown> };
}

it('describes every route that it answers, with references that lead somewhere', async () => {
  const { ask } = await startTestServer();
  const document = (await (await ask('/api/openapi.json')).json()) as Document;
  expect(document.openapi).toBe('3.1.0');
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const method of Object.keys(operations)) {
      const answer = await ask(path.replaceAll(/\{\w+\}/g, 'x'), { method: method.toUpperCase() });
      const text = await answer.text();
      expect(text, `${method} ${path}`).not.toContain('no-route');
    }
  }
  const references = JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g);
  for (const [, name] of references) expect(Object.keys(document.components.schemas)).toContain(name);
  expect(Object.keys(document.components.schemas)).toEqual(
    expect.arrayContaining(['Graph', 'RunEvent', 'RunState', 'Problem']),
  );
});

it('is held to its document by every test: an answer that is another fails', async () => {
  const { ask } = await startTestServer();
  const check = new OpenApiCheck(await (await ask('/api/openapi.json')).json());
  await check.check('GET', '/api/health', Response.json({ status: 'ok', version: '1' }));
  const checked = (answer: Response) => check.check('GET', '/api/health', answer);
  await expect(checked(Response.json({ status: 'ok' }))).rejects.toThrow(/not as the document says/);
  await expect(checked(Response.json({}, { status: 418 }))).rejects.toThrow(/no such status/);
  await expect(checked(new Response('ok'))).rejects.toThrow(/does not promise text\/plain/);
});

it('writes paths and parameters in the form of OpenAPI', () => {
  const route = {
    method: 'get',
    path: '/api/a/:id',
    summary: 's',
    tag: 't',
    needs: 'nothing',
    bodyLimit: 1,
    answers: { 204: { description: 'd' } },
  } as const;
  expect(openApiDocument([route], '1')).toMatchObject({
    paths: { '/api/a/{id}': { get: { parameters: [{ name: 'id', in: 'path', required: true }] } } },
  });
});

it('answers probes', async () => {
  const { ask } = await startTestServer();
  expect(healthResponse.parse(await (await ask('/api/health')).json()).status).toBe('ok');
});

it('serves the built editor, and says how to build it while it is not there', async () => {
  const server = await startTestServer();
  const missing = await server.ask('/');
  expect([missing.status, await missing.text()]).toEqual([503, expect.stringContaining('npm run build')]);

  const root = join(server.folder, 'no-web');
  await mkdir(join(root, 'assets'), { recursive: true });
  await writeFile(join(root, 'index.html'), '<title>Parallax</title><meta content="__CSP_NONCE__" />');
  await writeFile(join(root, 'assets/app-1a2b.js'), 'export {};');
  for (const path of ['/', '/g/abc', '/r/abc']) {
    const page = await server.ask(path);
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache']);
    expect(await page.text()).toContain('<title>Parallax</title>');
  }
  const nonces = await Promise.all(
    ['/', '/'].map(async (path) => {
      const page = await server.ask(path);
      const nonce = /content="([^"]{20,})"/.exec(await page.text())?.[1] ?? 'none';
      expect(page.headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${nonce}'`);
      return nonce;
    }),
  );
  expect(new Set(nonces).size).toBe(2);
  const script = await server.ask('/assets/app-1a2b.js');
  expect(script.headers.get('cache-control')).toContain('immutable');
  expect(script.headers.get('content-type')).toContain('javascript');
  expect((await server.ask('/assets/none.js')).status).toBe(404);
  expect((await server.ask('/..%2f..%2fparallax.db')).status).toBe(404);
});

it('says in words why it cannot start', async () => {
  const { port, folder } = await startTestServer();
  await expect(startTestServer({ env: { PORT: String(port) } })).rejects.toThrow(/is taken/);
  await expect(startTestServer({ folder })).rejects.toThrow(/Another Parallax is using the data folder/);
  await writeFile(join(folder, 'a-file'), '');
  const start = startTestServer({ env: { PARALLAX_DATA: join(folder, 'a-file') }, folder });
  await expect(start).rejects.toThrow(StartError);
  await expect(startTestServer({ env: { PORT: 'eighty' }, folder })).rejects.toThrow(
    /PORT=eighty is not a port/,
  );
});
