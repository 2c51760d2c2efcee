import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenAiServer, startOpenAiServer } from './start.ts';
import { until } from './until.ts';

let server: OpenAiServer;
beforeAll(async () => {
  server = await startOpenAiServer();
});
afterAll(() => server.stop());

function ask(content: string, more: object = {}, signal?: AbortSignal): Promise<Response> {
  return fetch(`${server.baseUrl}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      model: 'test-model',
      stream: true,
      messages: [{ role: 'user', content }],
      ...more,
    }),
    ...(signal === undefined ? {} : { signal }),
  });
}

const statuses = async (count: number) =>
  await Promise.all(
    Array.from({ length: count }, async (_, index) => await statusOf(ask(`Question ${index}`))),
  );

async function statusOf(asked: Promise<Response>): Promise<number> {
  const response = await asked;
  await response.text();
  return response.status;
}

test('speaks the protocol: one event a chunk, the usage by itself, the end mark', async () => {
  await server.configure({});
  const text = await (await ask('Hi.', { stream_options: { include_usage: true } })).text();
  const events = text.trimEnd().split('\n\n');
  expect(events.at(-1)).toBe('data: [DONE]');
  expect(JSON.parse(events.at(-2)?.replace('data: ', '') ?? '')).toMatchObject({
    choices: [],
    usage: { prompt_tokens: 1 },
  });
  expect(text).toContain('"finish_reason":"stop"');
});

test('a cap on what runs at once is answered with 429, and the most at once is recorded', async () => {
  await server.configure({ maxConcurrent: 2, always: { stallAfter: 0 } });
  const aborter = new AbortController();
  const responses = await Promise.all(Array.from({ length: 5 }, () => ask('x', {}, aborter.signal)));
  expect(responses.map(({ status }) => status).sort()).toEqual([200, 200, 429, 429, 429]);
  expect((await server.stats()).maxConcurrent).toBe(2);
  aborter.abort();
});

test('a cap on requests per minute is answered with 429 until the minute is over', async () => {
  await server.configure({ requestsPerMinute: 2, minuteMs: 800 });
  expect((await statuses(3)).sort()).toEqual([200, 200, 429]);
  expect(
    await until(
      () => statusOf(ask('Later')),
      (status) => status === 200,
    ),
  ).toBe(200);
});

test('faults by chance strike the same requests again, at about their share', async () => {
  const plan = { seed: 4, rates: [{ share: 0.3, behave: { status: 500 } }] };
  await server.configure(plan);
  const inOrder = async () => {
    const all: number[] = [];
    for (let index = 0; index < 60; index++) all.push(await statusOf(ask('x')));
    return all;
  };
  const first = await inOrder();
  await server.configure(plan);
  expect(await inOrder()).toEqual(first);
  const failed = first.filter((status) => status === 500).length;
  expect(failed).toBeGreaterThan(8);
  expect(failed).toBeLessThan(30);
});

test('the first rule that holds is followed', async () => {
  await server.configure({
    rules: [
      { when: { requests: [1], prompt: 'storm' }, behave: { status: 503 } },
      { when: { prompt: 'storm' }, behave: { answer: 'calm' } },
    ],
  });
  expect(await statusOf(ask('a storm'))).toBe(503);
  expect(await (await ask('a storm')).text()).toContain('calm');
});

test('a client that goes is noticed', async () => {
  await server.configure({ always: { stallAfter: 1 } });
  const aborter = new AbortController();
  await ask('Hi.', {}, aborter.signal);
  aborter.abort();
  const stats = await until(
    () => server.stats(),
    ({ abandoned }) => abandoned === 1,
  );
  expect(stats.requests).toBe(1);
});

test('a plan that is not valid is refused, and the process ends with stop', async () => {
  const other = await startOpenAiServer();
  await expect(other.configure({ maxConcurrent: 0 })).rejects.toThrow('maxConcurrent');
  await other.stop();
  await expect(fetch(`${other.baseUrl}/models`)).rejects.toThrow('fetch failed');
});
