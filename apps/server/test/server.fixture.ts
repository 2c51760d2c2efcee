import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createModelRegistry,
  createOfflineProvider,
  createSimulated,
  type Knobs,
  type Provider,
  type Resolve,
} from '@parallax/models';
import { builtInKinds } from '@parallax/nodes';
import { type Problem, problemSchema } from '@parallax/schema';
import { onTestFinished } from 'vitest';
import { readConfig } from '../src/config.ts';
import { type RunningServer, startServer } from '../src/server.ts';
import { OpenApiCheck } from './openapi-check.fixture.ts';

export interface TestServer extends RunningServer {
  readonly folder: string;
  /** Asks the server; `json` is sent as a JSON body. Fails when the answer is not as the server's OpenAPI document says. */
  ask(
    path: string,
    init?: { method?: string; json?: unknown; headers?: Record<string, string> },
  ): Promise<Response>;
}

export interface TestServerOptions {
  readonly env?: Record<string, string>;
  readonly knobs?: Partial<Knobs>;
  readonly webRoot?: string;
  /** How names of model servers are resolved. */
  readonly resolve?: Resolve;
  /** A folder of an earlier server, to start again on. */
  readonly folder?: string;
  /** Beside the rehearsal model. */
  readonly providers?: readonly Provider[];
  /** Takes what the server logs; otherwise nobody does. */
  readonly log?: (message: string, thrown?: unknown) => void;
}

/** A real server on a free port with the rehearsal model, which answers at once unless told otherwise. Closed with the test. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'parallax-server-')));
  const knobs = { latency: 0, speed: 0, stragglers: 0, tokens: 20, ...options.knobs };
  const config = readConfig({ PORT: '0', PARALLAX_DATA: folder, ...options.env }, folder);
  const server = await startServer(config, {
    kinds: builtInKinds,
    models: createModelRegistry([
      createOfflineProvider([createSimulated({ knobs })]),
      ...(options.providers ?? []),
    ]),
    webRoot: options.webRoot ?? join(folder, 'no-web'),
    version: '0.0.0',
    resolve: options.resolve,
    log: options.log ?? (() => {}),
  });
  const origin = `http://127.0.0.1:${server.port}`;
  let checking: Promise<OpenApiCheck> | undefined;
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= server.close());
  onTestFinished(async () => {
    await close();
    if (options.folder === undefined) await rm(folder, { recursive: true });
  });
  return {
    ...server,
    close,
    folder,
    async ask(path, { method = 'GET', json, headers = {} } = {}) {
      const answer = await fetch(`${origin}${path}`, {
        method,
        headers: { ...(json === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      });
      checking ??= describedBy(origin, config.token);
      await (await checking).check(method, path, answer);
      return answer;
    },
  };
}

async function describedBy(origin: string, token: string | undefined): Promise<OpenApiCheck> {
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return new OpenApiCheck(await (await fetch(`${origin}/api/openapi.json`, { headers })).json());
}

/** A request with exactly these headers, `Host` too, which `fetch` does not allow. */
export function rawRequest(
  port: number,
  path: string,
  headers: Record<string, string>,
  method = 'GET',
  body = '',
): Promise<{ status: number; text: string; headers: NodeJS.Dict<string | string[]> }> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (incoming) => {
      let text = '';
      incoming.setEncoding('utf8');
      incoming.on('data', (chunk: string) => (text += chunk));
      incoming.on('end', () =>
        resolve({ status: incoming.statusCode ?? 0, text, headers: incoming.headers }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** The problem that an answer is; fails for any other answer. */
export async function problemOf(answer: Response): Promise<Problem> {
  if (!answer.headers.get('content-type')?.includes('application/problem+json'))
    throw new Error(`No problem: ${answer.status}`);
  return problemSchema.parse(await answer.json());
}

/** A text, three copies, an agent on each, and their answers joined. */
export const threeAnswers = {
  version: 1,
  name: 'Three answers',
  nodes: [
    { id: 'text', kind: 'input', config: { type: 'text', value: 'What is the weather like?' } },
    { id: 'copies', kind: 'fan-out', config: { by: 'copies', count: 3 } },
    { id: 'ask', kind: 'agent', config: { model: 'offline/simulated', prompt: '{{input}}' } },
    { id: 'all', kind: 'reduce', config: { strategy: 'concat' } },
    { id: 'out', kind: 'output', config: {} },
  ],
  edges: [
    { id: 'e1', source: 'text', target: 'copies' },
    { id: 'e2', source: 'copies', target: 'ask' },
    { id: 'e3', source: 'ask', target: 'all' },
    { id: 'e4', source: 'all', target: 'out' },
  ],
};
