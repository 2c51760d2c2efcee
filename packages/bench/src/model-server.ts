import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ModelServer {
  readonly baseUrl: string;
  /** Calls so far. */
  readonly calls: () => number;
  readonly stop: () => void;
}

/** The least that speaks the OpenAI protocol: every call is answered at once with text of one size, in pieces of 500 characters. */
export async function startModelServer(answerSize: number): Promise<ModelServer> {
  let calls = 0;
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      if (request.method === 'POST') calls += 1;
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end(answer(calls, answerSize));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    calls: () => calls,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function answer(call: number, size: number): string {
  const sentence = `Answer ${call} says something that no other answer says. `;
  const text = sentence.repeat(Math.ceil(size / sentence.length)).slice(0, size);
  const base = { id: 'bench', object: 'chat.completion.chunk', created: 1, model: 'bench' };
  const event = (rest: object) => `data: ${JSON.stringify({ ...base, ...rest })}\n\n`;
  const pieces = text.match(/.{1,500}/gs) ?? [];
  return [
    ...pieces.map((content) => event({ choices: [{ index: 0, delta: { content }, finish_reason: null }] })),
    event({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }),
    event({
      choices: [],
      usage: { prompt_tokens: 10, completion_tokens: size / 4, total_tokens: 10 + size / 4 },
    }),
    'data: [DONE]\n\n',
  ].join('');
}
