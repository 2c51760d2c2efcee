import { call, failure } from '@parallax/testkit/model-suite';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { portOn, useTestServer } from './test-server.fixture.ts';

const server = useTestServer();
const model = 'test/test-model';
const sentBody = z.looseObject({ messages: z.array(z.object({ role: z.string(), content: z.string() })) });

async function bodies() {
  return (await server().requests()).map(({ body }) => sentBody.parse(body));
}

test('asks once more without stream_options, remembers it, and estimates the usage', async () => {
  await server().configure({ always: { refuses: ['stream_options'] } });
  const port = portOn(server().baseUrl);

  const first = await call(port, { model, prompt: 'one' });
  await call(port, { model, prompt: 'two' });

  expect((await bodies()).map((body) => 'stream_options' in body)).toEqual([true, false, false]);
  expect(first.reply.usage).toMatchObject({ calls: 1, estimated: true });
});

test('puts the schema into the prompt where response_format is refused', async () => {
  const answer = '{"score":7}';
  await server().configure({ always: { refuses: ['response_format'], answer } });
  const schema = { type: 'object', properties: { score: { type: 'integer' } } };

  const { reply } = await call(portOn(server().baseUrl), {
    model,
    system: 'Grade.',
    prompt: 'An essay.',
    schema,
  });

  expect(reply.text).toBe(answer);
  const [, second] = await bodies();
  expect(second?.messages).toHaveLength(2);
  expect(second?.messages[0]).toMatchObject({ role: 'system', content: expect.stringContaining('Grade.') });
  expect(second?.messages[0]?.content).toContain(JSON.stringify(schema));
});

test('takes the JSON out of a fenced block', async () => {
  await server().configure({ always: { answer: '```json\n{"score":7}\n```' } });
  const { reply } = await call(portOn(server().baseUrl), { model, prompt: 'x', schema: { type: 'object' } });
  expect(reply.text).toBe('{"score":7}');
});

test('says the limit of tokens under its newer name where the old one is refused', async () => {
  await server().configure({ always: { refuses: ['max_tokens', 'temperature'] } });

  await call(portOn(server().baseUrl), { model, prompt: 'x', maxTokens: 50, temperature: 0.7 });

  const last = (await bodies()).at(-1);
  expect(last).toMatchObject({ max_completion_tokens: 50 });
  expect(last).not.toHaveProperty('temperature');
});

test('remembers a refusal for the model that it came from, and not for others', async () => {
  await server().configure({
    rules: [{ when: { model: 'test-model' }, behave: { refuses: ['stream_options'] } }],
  });
  const port = portOn(server().baseUrl);

  await call(port, { model, prompt: 'x' });
  await call(port, { model: 'test/other/model', prompt: 'x' });

  expect((await bodies()).map((body) => 'stream_options' in body)).toEqual([true, false, true]);
});

test('a schema that is refused says nothing about other schemas', async () => {
  await server().configure({
    rules: [
      {
        when: { requests: [1] },
        behave: { status: 400, errorMessage: "Invalid schema for response_format 'answer': no root object." },
      },
    ],
  });
  const port = portOn(server().baseUrl);

  await call(port, { model, prompt: 'x', schema: { type: 'array' } });
  await call(port, { model, prompt: 'x', schema: { type: 'object' } });

  expect((await bodies()).map((body) => 'response_format' in body)).toEqual([true, false, true]);
});

test('asks for strict mode only where the schema keeps its rules', async () => {
  const port = portOn(server().baseUrl);
  const properties = { score: { type: 'integer' } };
  const open = { type: 'object', properties };
  const closed = { ...open, required: ['score'], additionalProperties: false };

  await call(port, { model, prompt: 'x', schema: open });
  await call(port, { model, prompt: 'x', schema: closed });

  const [first, second] = await bodies();
  expect(first?.response_format).toEqual({
    type: 'json_schema',
    json_schema: { name: 'answer', schema: open },
  });
  expect(second?.response_format).toMatchObject({ json_schema: { strict: true, schema: closed } });
});

test('does not ask again when a refusal names nothing that could be left out', async () => {
  await server().configure({ always: { status: 400, errorMessage: 'The prompt is too long.' } });
  const error = await failure(portOn(server().baseUrl), { model, prompt: 'x' });
  expect(error).toMatchObject({ code: 'http-400', retryable: false });
  expect(await server().requests()).toHaveLength(1);
});
