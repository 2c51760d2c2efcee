import { tallySchema } from '@parallax/nodes';
import { runResponse, startRunResponse } from '@parallax/schema';
import { createOpenAiServer, type OpenAiServer, until } from '@parallax/testkit/openai-server';
import { expect, it, onTestFinished } from 'vitest';
import { startTestServer } from './server.fixture.ts';

/** Twelve questions with one answer over HTTP, told apart by their texts, and a closer that may do with fewer. */
const asked = (closer: Record<string, unknown>, port: string) => ({
  version: 1,
  name: 'Asked again and again',
  nodes: [
    {
      id: 'list',
      kind: 'input',
      config: { type: 'list', value: Array.from({ length: 12 }, (_, index) => `Question ${index + 1};`) },
    },
    { id: 'ask', kind: 'agent', config: { model: 'counted/test-model', prompt: '{{input}}' } },
    { id: 'close', ...closer },
    { id: 'out', kind: 'output', config: {} },
  ],
  edges: [
    { id: 'e2', source: 'list', target: 'ask' },
    { id: 'e3', source: 'ask', target: 'close' },
    { id: 'e4', source: 'close', sourceHandle: port, target: 'out' },
  ],
  limits: { concurrency: 12 },
});

/** Runs it against a model server on which the answers to some questions never come to an end. */
async function run(closer: Record<string, unknown>, port: string, stalled: readonly number[]) {
  const models = await createOpenAiServer({
    always: { answer: 'A' },
    rules: stalled.map((number) => ({
      when: { prompt: `Question ${number};` },
      behave: { answer: 'A', stallAfter: 0 },
    })),
  });
  onTestFinished(() => models.stop());
  const server = await startTestServer();
  await server.ask('/api/providers/counted', {
    method: 'PUT',
    json: { baseUrl: models.baseUrl, apiKey: 'a-key-of-the-test' },
  });
  const graph = asked(closer, port);
  const { id } = startRunResponse.parse(
    await (await server.ask('/api/runs', { method: 'POST', json: { graph } })).json(),
  );
  await (await server.ask(`/api/runs/${id}/events`)).text();
  const { state } = runResponse.parse(await (await server.ask(`/api/runs/${id}`)).json());
  return { state, value: state.outputs.out?.[0]?.value, completions: await closedOf(models) };
}

/** The completions that were asked for, once no connection of theirs is open any more. */
async function closedOf(models: OpenAiServer) {
  const completions = async () =>
    (await models.requests()).filter(({ path }) => path.endsWith('/completions'));
  return await until(completions, (all) => all.every(({ endedAt }) => endedAt !== undefined));
}

it('closes the sockets of answers that a vote under way turns out not to need', async () => {
  const stop = { rule: 'adaptive', threshold: 0.8, initial: 6, wave: 3 };
  // With 0.8, two answers that are the same decide.
  const { value, completions } = await run({ kind: 'vote', config: { stop } }, 'tally', [3, 6, 9]);
  expect(tallySchema.parse(value)).toMatchObject({
    winner: 'A',
    samplesUsed: 2,
    samplesSaved: 6,
    stopReason: 'adaptive',
  });
  expect(completions.length).toBeLessThanOrEqual(6);
  for (const { body, abandoned } of completions)
    if (/Question [36];/.test(JSON.stringify(body))) expect(abandoned).toBe(true);
});

it('does not begin a wave before the last one has come, and gives up at the deadline', async () => {
  const stop = { rule: 'adaptive', threshold: 0.99, initial: 3, wave: 3 };
  const config = { stop, wait: { deadlineMs: 500 } };
  const { value, completions } = await run({ kind: 'vote', config }, 'tally', [3]);
  expect(completions).toHaveLength(3);
  expect(completions.filter(({ abandoned }) => abandoned)).toHaveLength(1);
  expect(tallySchema.parse(value)).toMatchObject({ winner: 'A', valid: 2, stopReason: 'deadline' });
});

it.each([
  ['vote', 'tally', {}],
  ['reduce', 'output', { strategy: 'concat' }],
])(
  'closes the sockets of stragglers of a %s that waits for a number of answers',
  async (kind, port, more) => {
    const stalled = [2, 5, 6, 7, 8, 9, 10, 11];
    const config = { ...more, wait: { atLeast: 4 } };
    const { completions, state } = await run({ kind, config }, port, stalled);
    expect(state.status).toBe('ok');
    expect(completions.filter(({ abandoned }) => abandoned)).toHaveLength(stalled.length);
  },
);
