import { builtInKinds } from '@parallax/nodes';
import { applyEvents, emptyRunState, type Graph, isStored, type Json, type RunEvent } from '@parallax/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type AnyKind, compile, defineKind } from '../src/index.ts';
import { hash32 } from '../src/run/seed.ts';
import { graphOf, runToEnd, startTest } from './run-graph.ts';

/** Stops when so many equal answers are among the first. */
const stopper = defineKind({
  kind: 'stopper',
  version: 1,
  title: 'Stopper',
  summary: 'Stops.',
  config: z.strictObject({
    equal: z.int().default(3),
    initial: z.int().default(2),
    wave: z.int().default(2),
  }),
  gather: 'all',
  ports: () => ({ inputs: [{ name: 'items', many: true }], outputs: [{ name: 'output' }] }),
  pace: ({ equal, initial, wave }) => ({
    initial,
    wave,
    enough(prefix) {
      const counts = new Map<string, number>();
      for (const { items } of prefix)
        for (const { value } of items)
          counts.set(JSON.stringify(value), (counts.get(JSON.stringify(value)) ?? 0) + 1);
      const most = Math.max(0, ...counts.values());
      return most >= equal ? `${most} of ${prefix.length} agree` : undefined;
    },
  }),
  run: ({ items, missing, paced }) => {
    const { total = 0, used = 0, reason = null } = paced ?? {};
    const output: Json = {
      values: items.map(({ value }) => value),
      missing: missing.length,
      total,
      used,
      reason,
    };
    return { outputs: { output } };
  },
});
const kinds: AnyKind[] = [...builtInKinds, stopper];

const ask = { kind: 'agent', model: 'test/m', prompt: 'ask {{input}}' };
const samples = (count: number, config: Record<string, unknown> = {}) =>
  graphOf(
    {
      text: { kind: 'input', type: 'text', value: 'q' },
      copies: { kind: 'fan-out', by: 'copies', count },
      first: ask,
      second: { ...ask, prompt: 'again {{input}}' },
      stop: { kind: 'stopper', ...config },
      out: { kind: 'output' },
    },
    ['text -> copies', 'copies -> first.input', 'first -> second.input', 'second -> stop', 'stop -> out'],
    { concurrency: 6 },
  );

/** Three questions, each asked several times. */
const questions = graphOf(
  {
    list: { kind: 'input', type: 'list', value: ['one', 'two', 'three'] },
    copies: { kind: 'fan-out', by: 'copies', count: 9 },
    first: ask,
    stop: { kind: 'stopper', equal: 3 },
    out: { kind: 'output' },
  },
  ['list -> copies', 'copies -> first.input', 'first -> stop', 'stop -> out'],
  { concurrency: 6 },
);

/** Answers that depend on the question and the sample alone, at a pace of their own. */
const moods = (pace: number) => (request: { prompt: string; seed?: number | undefined }, call: number) => ({
  text: `answer ${hash32(request.prompt, request.seed ?? 0) % 3}`,
  ms: hash32(`${call} ${request.prompt}`, pace) % 5000,
});

const outputOf = (end: { outputs: Record<string, { value: Json }[]> }) =>
  end.outputs.out?.map(({ value }) => value);

function expectWhole(events: readonly RunEvent[]): void {
  const state = applyEvents(emptyRunState('run-1'), events);
  for (const node of Object.values(state.nodes)) {
    expect(node.tasks).toHaveLength(node.width ?? -1);
    expect(node.running + node.retrying).toBe(0);
  }
  expect(state.status).toBe('ok');
}

describe('a closer that paces its scope', () => {
  it('asks wave by wave, and only as often as it needs', async () => {
    const { models, end, events } = await runToEnd(samples(20), () => ({ text: 'same', ms: 10 }), { kinds });
    // Two, then two more, of which the first decides; each goes through two agents.
    expect(models.requests.length).toBeLessThanOrEqual(8);
    expect(outputOf(end)).toEqual([
      { values: ['same', 'same', 'same'], missing: 0, total: 20, used: 3, reason: '3 of 3 agree' },
    ]);
    expectWhole(events);
    expect(events.filter((event) => event.type === 'node-data' && event.name === 'paced')).toHaveLength(3);
  });

  it('asks for all when there is never enough', async () => {
    let count = 0;
    const { models, end, events } = await runToEnd(samples(7), () => ({ text: `${++count}`, ms: 10 }), {
      kinds,
    });
    expect(models.requests).toHaveLength(14);
    expect(outputOf(end)).toMatchObject([{ total: 7, used: 7, reason: null }]);
    expectWhole(events);
  });

  it('cancels what is under way and not needed any more', async () => {
    const graph = samples(8, { equal: 2, initial: 8 });
    const slow = (_: unknown, call: number) => ({ text: 'same', ms: call <= 2 ? 10 : 60_000 });
    const test = startTest(
      { ...graph, limits: { ...graph.limits, taskTimeoutMs: 100_000 } },
      (request, call) =>
        request.prompt.startsWith('again') ? { text: 'same', ms: 10 } : slow(request, call),
      { kinds },
    );
    const end = await test.clock.until(test.run.done);
    expect(end.ms).toBeLessThan(1000);
    expect(test.models.active).toBe(0);
    expect(test.models.aborted.length).toBeGreaterThan(3);
    expect(outputOf(end)).toMatchObject([{ used: 2, missing: 0 }]);
    expectWhole(test.events);
  });

  it('decides the same in whatever order answers arrive, for each question by itself', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer(),
        fc.integer(),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        async (one, other, initial, wave) => {
          const graph = withConfig(questions, { initial, wave });
          const first = await runToEnd(graph, moods(one), { kinds });
          const second = await runToEnd(graph, moods(other), { kinds });
          expect(JSON.stringify(second.end.outputs)).toBe(JSON.stringify(first.end.outputs));
          expectWhole(first.events);
          expectWhole(second.events);
          for (const value of outputOf(first.end) ?? []) expect(value).toMatchObject({ total: 9 });
        },
      ),
      { numRuns: 100 },
    );
  });

  it('goes on after a crash as if nothing had been', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.double({ min: 0, max: 0.99, noNaN: true }), async (pace, where) => {
        const whole = await runToEnd(questions, moods(pace), { kinds });
        const log = whole.events.filter(isStored);
        const before: RunEvent[] = JSON.parse(
          JSON.stringify(log.slice(0, 1 + Math.floor(where * (log.length - 2)))),
        );
        const resume = applyEvents(emptyRunState('run-1'), before);
        const after = await runToEnd(questions, moods(pace + 1), { kinds, resume });
        expect(JSON.stringify(after.end.outputs)).toBe(JSON.stringify(whole.end.outputs));
        expectWhole([...before, ...after.events]);
      }),
      { numRuns: 100 },
    );
  });

  it('says when it cannot stop early, because others need the answers too', () => {
    const graph = samples(5);
    const shared: Graph = {
      ...graph,
      nodes: [...graph.nodes, { id: 'all', kind: 'output', label: 'All answers', config: {} }],
      edges: [...graph.edges, { id: 'extra', source: 'first', target: 'all' }],
    };
    const { issues, program } = compile(shared, kinds);
    expect(issues).toMatchObject([{ severity: 'warning', code: 'cannot-stop-early', node: 'stop' }]);
    expect(issues[0]?.message).toContain('"All answers"');
    expect(program?.nodes.find(({ id }) => id === 'copies')?.pacedBy).toBeUndefined();
  });
});

function withConfig(graph: Graph, config: Record<string, Json>): Graph {
  const nodes = graph.nodes.map((node) =>
    node.id === 'stop' ? { ...node, config: { ...node.config, ...config } } : node,
  );
  return { ...graph, nodes };
}
