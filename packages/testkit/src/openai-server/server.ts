import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { sendError } from './error-answer.ts';
import { type Behaviour, behaviourFor, planSchema, type ServerPlan } from './plan.ts';
import { Recorder } from './recorder.ts';
import {
  type CompletionRequest,
  completionRequestSchema,
  type RequestRecord,
  type ServerStats,
} from './request.ts';
import { streamAnswer } from './stream-answer.ts';
import { createWire } from './wire.ts';

/** A server that speaks the OpenAI protocol, and misbehaves as planned. */
export interface OpenAiServer {
  /** With `/v1`. */
  readonly baseUrl: string;
  /** Replaces the plan and forgets the requests so far. Rejects when the plan is not valid. */
  configure(plan: ServerPlan): Promise<void>;
  requests(): Promise<readonly RequestRecord[]>;
  stats(): Promise<ServerStats>;
  /** Ends the server and all its connections. */
  stop(): Promise<void>;
}

const defaultModels = ['test-model', 'other/model'];

/** Starts the server in this process, on a free port of 127.0.0.1. */
export async function createOpenAiServer(initial: ServerPlan = {}): Promise<OpenAiServer> {
  let plan = planSchema.parse(initial);
  let recorder = new Recorder();
  let accepted: number[] = [];

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    const current = recorder;
    const { authorization } = request.headers;
    const record = current.begin({
      method: request.method ?? '',
      path: request.url ?? '',
      headers: plainHeaders(request),
      body,
    });
    const parsed = completionRequestSchema.safeParse(body);
    const prompt = parsed.success ? parsed.data.messages.map((message) => message.content).join('\n') : '';
    const model = parsed.success ? parsed.data.model : '';
    const behaviour = behaviourFor(plan, { number: record.number, prompt, model });
    const wire = createWire(response, behaviour);
    let done = false;
    response.on('close', () => current.end(record, response.statusCode, !done));
    try {
      if (behaviour.delayMs !== undefined) await sleep(behaviour.delayMs, undefined, { signal: wire.signal });
      if (behaviour.drop) wire.cut();
      else if (plan.apiKey !== undefined && authorization !== `Bearer ${plan.apiKey}`) {
        const message = `Incorrect API key provided: ${authorization?.replace('Bearer ', '') ?? 'none'}.`;
        await sendError(wire, behaviour, { status: 401, message, code: 'invalid_api_key' });
      } else if (behaviour.status !== undefined) {
        await sendError(wire, behaviour, { status: behaviour.status, message: 'Planned failure.' });
      } else if (behaviour.garbageBody) {
        await wire.head(200, { 'content-type': 'text/html' });
        await wire.end('<html><body>Welcome to nginx.</body></html>');
      } else if (request.method === 'GET' && request.url === '/v1/models') {
        await wire.head(200, { 'content-type': 'application/json' });
        const data = (plan.models ?? defaultModels).map((id) => ({
          id,
          object: 'model',
          created: 1,
          owned_by: 'test',
        }));
        await wire.end(JSON.stringify({ object: 'list', data }));
      } else if (request.method !== 'POST' || request.url !== '/v1/chat/completions') {
        await sendError(wire, behaviour, { status: 404, message: `Unknown request URL: ${request.url}.` });
      } else if (!parsed.success) {
        await sendError(wire, behaviour, { status: 400, message: parsed.error.message });
      } else {
        await complete(parsed.data, behaviour, wire, current, record);
      }
      done = true;
    } catch (thrown) {
      // Once the client has gone, nothing is left to be answered.
      if (!wire.signal.aborted) throw thrown;
    }
  }

  async function complete(
    request: CompletionRequest,
    behaviour: Behaviour,
    wire: ReturnType<typeof createWire>,
    current: Recorder,
    record: RequestRecord,
  ): Promise<void> {
    const refused = behaviour.refuses?.find((parameter) => parameter in request);
    if (refused !== undefined) {
      const message = `Unsupported parameter: '${refused}' is not supported with this model.`;
      return await sendError(wire, behaviour, {
        status: 400,
        message,
        param: refused,
        code: 'unsupported_parameter',
      });
    }
    if (!(plan.models ?? defaultModels).includes(request.model)) {
      const message = `The model '${request.model}' does not exist.`;
      return await sendError(wire, behaviour, { status: 404, message, code: 'model_not_found' });
    }
    if (!admit(current)) {
      return await sendError(wire, behaviour, {
        status: 429,
        message: 'Rate limit reached.',
        code: 'rate_limit_exceeded',
      });
    }
    current.enter();
    try {
      await streamAnswer(wire, request, behaviour, (spent) => current.tokens(record, spent));
    } finally {
      current.leave();
    }
  }

  function admit(current: Recorder): boolean {
    const now = Date.now();
    accepted = accepted.filter((at) => at > now - (plan.minuteMs ?? 60_000));
    if (current.running >= (plan.maxConcurrent ?? Number.POSITIVE_INFINITY)) return false;
    if (accepted.length >= (plan.requestsPerMinute ?? Number.POSITIVE_INFINITY)) return false;
    accepted.push(now);
    return true;
  }

  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    async configure(next) {
      plan = planSchema.parse(next);
      recorder = new Recorder();
      accepted = [];
    },
    requests: async () => recorder.list(),
    stats: async () => recorder.stats(),
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const text = Buffer.concat(parts).toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function plainHeaders(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
}
