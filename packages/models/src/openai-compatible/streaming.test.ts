import { call, failure } from '@parallax/testkit/model-suite';
import { type Behaviour, until } from '@parallax/testkit/openai-server';
import { describe, expect, test } from 'vitest';
import { portOn, useTestServer } from './test-server.fixture.ts';

const server = useTestServer();
const model = 'test/test-model';
const prompt = 'Größe: 10 µm — 日本語 👩‍🚀';

test('puts characters together again that were cut in the middle', async () => {
  for (const bytesPerWrite of [1, 3, 7]) {
    await server().configure({ always: { bytesPerWrite } });
    const { reply, text } = await call(portOn(server().baseUrl), { model, prompt });
    expect(reply.text).toBe(`test-model heard: ${prompt}`);
    expect(text).toBe(reply.text);
  }
});

const usages: [NonNullable<Behaviour['usage']>, boolean][] = [
  ['own-chunk', false],
  ['no-choices', false],
  ['with-finish', false],
  ['none', true],
];

test.each(usages)('reads usage sent as %s', async (usage, estimated) => {
  await server().configure({ always: { usage } });
  const { reply } = await call(portOn(server().baseUrl), { model, system: 'Be brief.', prompt });
  const [record] = await server().requests();
  expect(reply.usage).toEqual({
    calls: 1,
    inputTokens: record?.promptTokens,
    outputTokens: record?.completionTokens,
    ...(estimated ? { estimated } : {}),
  });
});

test.each(['reasoning', 'reasoning_content'] as const)('streams %s as thoughts', async (thoughtField) => {
  await server().configure({ always: { thought: 'Let me think.', thoughtField, answer: 'Four.' } });
  const { reply, text, thought } = await call(portOn(server().baseUrl), { model, prompt });
  expect(thought).toBe('Let me think.');
  expect([text, reply.text]).toEqual(['Four.', 'Four.']);
});

test.each([
  ['length', 'length'],
  ['content_filter', 'filtered'],
  ['tool_calls', 'other'],
])('a finish reason of %s is %s', async (finish, expected) => {
  await server().configure({ always: { finish } });
  const { reply } = await call(portOn(server().baseUrl), { model, prompt });
  expect(reply.finish).toBe(expected);
});

test('the end mark is enough where a server gives no finish reason', async () => {
  await server().configure({ always: { noFinish: true, bytesPerWrite: 5 } });
  const { reply } = await call(portOn(server().baseUrl), { model, prompt });
  expect(reply.finish).toBe('other');
});

test('headers that trickle in do no harm', async () => {
  await server().configure({ always: { slowHeadersMs: 30 } });
  const { reply } = await call(portOn(server().baseUrl), { model, prompt });
  expect(reply.text).toContain(prompt);
});

test('sends what the request says, and asks for one streamed choice', async () => {
  await call(portOn(server().baseUrl, 'some-key'), {
    model: 'test/other/model',
    system: 'Be brief.',
    prompt: 'Hello.',
    temperature: 0.3,
    maxTokens: 20,
    seed: 7,
  });
  const [record] = await server().requests();
  expect(record?.headers.authorization).toBe('Bearer some-key');
  expect(record?.body).toEqual({
    model: 'other/model',
    messages: [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'Hello.' },
    ],
    stream: true,
    stream_options: { include_usage: true },
    temperature: 0.3,
    max_tokens: 20,
    seed: 7,
  });
});

describe('an abort', () => {
  const cases: [string, Behaviour][] = [
    ['before the headers', { delayMs: 60_000 }],
    ['while the headers trickle in', { slowHeadersMs: 60_000 }],
    ['before the first chunk', { stallAfter: 0 }],
    ['in the middle', { stallAfter: 2 }],
    ['while an error is read', { status: 500, chunkDelayMs: 60_000 }],
  ];
  test.each(cases)('%s closes the connection', async (_when, behaviour) => {
    await server().configure({ always: behaviour });
    const aborter = new AbortController();
    const failed = failure(portOn(server().baseUrl), { model, prompt }, aborter.signal);
    await until(
      () => server().requests(),
      (requests) => requests.length === 1,
    );

    aborter.abort();

    expect(await failed).toMatchObject({ code: 'aborted' });
    const [record] = await until(
      () => server().requests(),
      ([first]) => first?.endedAt !== undefined,
    );
    expect(record?.abandoned).toBe(true);
  });
});

test('a hundred calls at once all stream, each its own answer', async () => {
  await server().configure({ always: { chunkDelayMs: 10 } });
  const port = portOn(server().baseUrl);
  const calls = Array.from({ length: 100 }, (_, index) => call(port, { model, prompt: `Question ${index}` }));
  const texts = (await Promise.all(calls)).map(({ reply }) => reply.text);
  expect(texts).toEqual(texts.map((_, index) => `test-model heard: Question ${index}`));
  expect((await server().stats()).maxConcurrent).toBeGreaterThan(10);
});
