import { compile, planOf, prepareKinds, systemClock } from '@parallax/engine';
import { Limiter, startRun } from '@parallax/engine/run';
import { createModelRegistry, rehearsed } from '@parallax/models';
import { builtInKinds } from '@parallax/nodes';
import { type EventOf, type Graph, type GraphInput, readGraph, rehearsalSchema } from '@parallax/schema';
import { templates } from '@parallax/templates';
import { FakeClock } from '@parallax/testkit/fake-clock';
import { beforeAll, describe, expect, it } from 'vitest';

/** Runs a graph on nothing but simulated models, in no time. */
async function rehearse(
  graph: Graph,
  options: Record<string, number>,
  seed = 1,
): Promise<EventOf<'run-end'>> {
  const { program, issues } = compile(graph, builtInKinds);
  if (program === null) throw new Error(JSON.stringify(issues));
  const clock = new FakeClock();
  const rehearsal = rehearsalSchema.parse(options);
  const run = startRun(program, {
    runId: 'test',
    seed,
    clock,
    limiter: new Limiter({ clock }),
    random: () => 0.5,
    models: rehearsed(createModelRegistry([]), rehearsal, clock),
    rehearsal,
    onEvent: () => {},
  });
  return await clock.until(run.done);
}

/** A model decides the sections, each is graded as JSON, and copies of an answer are voted on until it is clear who wins. */
const everything: GraphInput = {
  version: 1,
  name: 'Everything',
  nodes: [
    { id: 'text', kind: 'input', config: { type: 'text', value: 'One. Two. Three.' } },
    { id: 'sections', kind: 'fan-out', config: { by: 'plan', model: 'real/model', maxItems: 5 } },
    {
      id: 'grade',
      kind: 'agent',
      config: {
        model: 'real/model',
        output: 'json',
        schema: {
          type: 'object',
          required: ['grade', 'why'],
          additionalProperties: false,
          properties: { grade: { enum: ['A', 'B'] }, why: { type: 'string', maxLength: 40 } },
        },
      },
    },
    { id: 'grades', kind: 'output' },
    { id: 'copies', kind: 'fan-out', config: { by: 'copies', count: 40 } },
    {
      id: 'pick',
      kind: 'agent',
      config: { model: 'real/other', prompt: 'Answer with A, B or C only: {{input}}' },
    },
    { id: 'vote', kind: 'vote', config: { extract: 'text', stop: { rule: 'adaptive' } } },
    { id: 'winner', kind: 'output' },
  ],
  edges: [
    { id: 'e1', source: 'text', target: 'sections' },
    { id: 'e2', source: 'sections', target: 'grade' },
    { id: 'e3', source: 'grade', target: 'grades' },
    { id: 'e4', source: 'text', target: 'copies' },
    { id: 'e5', source: 'copies', target: 'pick' },
    { id: 'e6', source: 'pick', target: 'vote' },
    { id: 'e7', source: 'vote', target: 'winner' },
  ],
};

function graphOf(document: GraphInput): Graph {
  const read = readGraph(document);
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.graph;
}

// What a kind loads when it first runs takes real time, in which a clock that is moved from timer to timer runs far ahead.
beforeAll(async () => {
  await prepareKinds(builtInKinds);
  for (const { load } of templates) {
    const { program } = compile(await load(), builtInKinds);
    if (program === null) throw new Error('A template cannot run.');
    const rehearsal = rehearsalSchema.parse({ latencyMs: 0 });
    const models = rehearsed(createModelRegistry([]), rehearsal, systemClock);
    await startRun(program, { runId: 'first', models, rehearsal, onEvent: () => {} }).done;
  }
});

describe('a rehearsal', () => {
  it.each(templates)('runs $id to its end, without any provider', async ({ load, calls }) => {
    const graph = await load();
    const end = await rehearse(graph, { latencyMs: 1000 });
    expect(end.missing).toEqual([]);
    expect(end.outcome).toBe('ok');
    const { program } = compile(graph, builtInKinds);
    const range = program === null ? undefined : planOf(program).estimate.calls;
    expect(range?.max).toBe(calls);
    expect(end.totals.calls).toBeGreaterThanOrEqual(range?.min ?? calls);
    expect(end.totals.calls).toBeLessThanOrEqual(calls);
    expect(end.totals.taskMs).toBeGreaterThan(end.ms);
  });

  it('goes through plans, answers of a shape, votes that stop early, failures and refusals', async () => {
    const faults = { latencyMs: 500, failureRate: 0.1, throttleRate: 0.1 };
    const first = await rehearse(graphOf(everything), faults, 7);
    expect(first.outputs.grades?.length).toBeGreaterThan(0);
    for (const { value } of first.outputs.grades ?? [])
      expect(value).toMatchObject({ grade: expect.stringMatching(/^[AB]$/), why: expect.any(String) });
    expect(first.outputs.winner).toHaveLength(1);
    expect(first.totals.retries).toBeGreaterThan(0);
    expect(await rehearse(graphOf(everything), faults, 7)).toEqual(first);
    expect(await rehearse(graphOf(everything), faults, 8)).not.toEqual(first);
  });

  it('shows what a longer latency and more slots change', async () => {
    const template = templates.find(({ id }) => id === 'grade-essays');
    const graph = await template?.load();
    if (graph === undefined) throw new Error('The template is gone.');
    const withSlots = (concurrency: number) => ({ ...graph, limits: { ...graph.limits, concurrency } });
    const slow = await rehearse(withSlots(5), { latencyMs: 2000 });
    const quick = await rehearse(withSlots(5), { latencyMs: 200 });
    const wide = await rehearse(withSlots(10), { latencyMs: 2000 });
    expect(slow.ms / quick.ms).toBeGreaterThan(7);
    expect(slow.ms / wide.ms).toBeGreaterThan(1.5);
  });
});
