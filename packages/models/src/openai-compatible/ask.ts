import type { ModelIo, ModelReply, ModelRequest } from '@parallax/engine';
import { APIError } from 'openai';
import { Stream } from 'openai/core/streaming';
import { abortError } from '../abort.ts';
import {
  type Capabilities,
  isSchemaRefusal,
  namedParameter,
  type OptionalParameter,
} from './capabilities.ts';
import type { Client } from './client.ts';
import { badResponse, type ErrorScene, toTaskError } from './errors.ts';
import { hideKey, hideKeyInAnswer } from './hide-key.ts';
import { readStream } from './read-stream.ts';
import { requestBody } from './request-body.ts';
import { watchSentinel } from './sentinel.ts';

/** What one call needs to know of its provider. */
export interface Server {
  readonly client: Client;
  readonly capabilities: Capabilities;
  readonly scene: ErrorScene;
}

/**
 * Asks a model once, and again only where the server refused an optional parameter by name: then without that parameter.
 * Rejects with a `TaskError`, on abort at once.
 */
export async function ask(
  server: Server,
  name: string,
  request: ModelRequest,
  io: ModelIo,
): Promise<ModelReply> {
  try {
    const reply = await readAnswer(server, name, request, io);
    if (io.signal.aborted) throw abortError(io.signal);
    return request.schema === undefined ? reply : { ...reply, text: withoutFence(reply.text) };
  } catch (thrown) {
    if (io.signal.aborted) throw abortError(io.signal);
    throw toTaskError(thrown, server.scene);
  }
}

async function readAnswer(
  server: Server,
  name: string,
  request: ModelRequest,
  io: ModelIo,
): Promise<ModelReply> {
  const { client, scene } = server;
  const response = await open(server, name, request, io.signal);
  const type = response.headers.get('content-type') ?? '';
  if (response.body === null || /\b(html|json)\b/i.test(type)) {
    // Cut only when the key is out: half of it would not be recognised.
    const start = hideKey((await response.text()).trim(), scene.apiKey).slice(0, 200);
    throw badResponse(`did not answer with a stream${start === '' ? '' : ` but with: ${start}`}`, scene);
  }
  const { body, seen } = watchSentinel(response.body);
  const controller = new AbortController();
  const events = Stream.fromSSEResponse<unknown>(new Response(body), controller, client);
  const abort = () => controller.abort();
  io.signal.addEventListener('abort', abort, { once: true });
  try {
    const input = `${request.system ?? ''}${request.prompt}`;
    const hidden = hideKeyInAnswer(io, scene.apiKey);
    const reply = await readStream({ events, ended: seen }, input, hidden.io, scene);
    return { ...reply, text: hidden.finish(reply.text) };
  } finally {
    io.signal.removeEventListener('abort', abort);
  }
}

async function open(
  server: Server,
  name: string,
  request: ModelRequest,
  signal: AbortSignal,
): Promise<Response> {
  const { client, capabilities } = server;
  const without = new Set<OptionalParameter>(capabilities.refused(name));
  while (true) {
    const { body, sent } = requestBody(name, request, without);
    try {
      return await client.post('/chat/completions', { body, stream: true, signal }).asResponse();
    } catch (thrown) {
      if (!(thrown instanceof APIError) || (thrown.status !== 400 && thrown.status !== 422)) throw thrown;
      const refused = namedParameter(thrown, sent);
      if (refused === undefined) throw thrown;
      without.add(refused);
      if (!isSchemaRefusal(thrown)) capabilities.remember(name, refused);
    }
  }
}

/** Models that got the schema in the prompt like to put their JSON into a fenced block. */
function withoutFence(text: string): string {
  const fenced = /^\s*```(?:json)?\s*\n([\s\S]*?)\n?\s*```\s*$/.exec(text);
  return fenced?.[1] ?? text;
}
