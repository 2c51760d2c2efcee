import type { Graph } from '@parallax/schema';
import { TaskError } from '@parallax/schema';
import type { Script } from '@parallax/testkit/scripted-models';
import fc from 'fast-check';
import type { ModelRequest } from '../src/index.ts';
import { hash32 } from '../src/run/seed.ts';
import { graphOf } from './run-graph.ts';

type Nodes = Parameters<typeof graphOf>[0];

/** What a random graph is made of: steps that are added one after another behind a growing front of open nodes. */
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ type: fc.constant('agent' as const), from: fc.nat(), fail: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('fan-out' as const),
      from: fc.nat(),
      count: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('lines' as const), from: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('reduce' as const), from: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('vote' as const), from: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('all' as const), from: fc.nat(), with: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('join' as const), from: fc.nat() }) },
);

/** Runnable graphs with nested fan-outs, joins with shared inputs, closers of all modes, and an output behind every loose end. */
export const randomGraph: fc.Arbitrary<Graph> = fc
  .record({
    items: fc.integer({ min: 0, max: 4 }),
    steps: fc.array(step, { maxLength: 8 }),
    concurrency: fc.integer({ min: 1, max: 6 }),
  })
  .map(({ items, steps, concurrency }) => {
    const nodes: Nodes = {
      text: { kind: 'input', type: 'text', value: 'one\ntwo\nthree' },
      list: {
        kind: 'input',
        type: 'list',
        value: Array.from({ length: items }, (_, index) => `item ${index}`),
      },
    };
    const edges: string[] = [];
    const ids = ['text', 'list'];
    for (const [index, each] of steps.entries()) {
      const id = `n${index}`;
      const from = ids[each.from % ids.length] ?? 'text';
      addStep(id, from, each, nodes, edges, ids);
      ids.push(id);
    }
    const fed = new Set(edges.map((edge) => edge.split(/[ .]/)[0]));
    for (const id of ids) {
      if (fed.has(id)) continue;
      nodes[`out-${id}`] = { kind: 'output' };
      edges.push(`${id} -> out-${id}`);
    }
    return graphOf(nodes, edges, { concurrency });
  });

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function addStep(
  id: string,
  from: string,
  each: Step,
  nodes: Nodes,
  edges: string[],
  ids: readonly string[],
): void {
  switch (each.type) {
    case 'agent':
      nodes[id] = {
        kind: 'agent',
        model: 'test/m',
        prompt: `${each.fail ? 'flaky' : 'calm'} ${id} {{input}}`,
      };
      break;
    case 'fan-out':
      nodes[id] = { kind: 'fan-out', by: 'copies', count: each.count };
      break;
    case 'lines':
      // A winner or a merged value may be no text: the fan-out then fails, which is worth running too.
      nodes[id] = { kind: 'fan-out', by: 'lines' };
      break;
    case 'reduce':
      nodes[id] = { kind: 'reduce', strategy: 'concat', over: 'fan-out' };
      break;
    case 'vote':
      nodes[id] = { kind: 'vote', method: 'majority', over: 'fan-out' };
      break;
    case 'all': {
      nodes[id] = { kind: 'reduce', strategy: 'concat', over: 'all' };
      const other = ids[each.with % ids.length] ?? 'text';
      if (other !== from) edges.push(`${other} -> ${id}`);
      break;
    }
    case 'join':
      nodes[id] = { kind: 'agent', model: 'test/m', prompt: `join ${id} {{input}} {{shared}}` };
      edges.push(`text -> ${id}.shared`);
      break;
  }
  edges.push(each.type === 'agent' || each.type === 'join' ? `${from} -> ${id}.input` : `${from} -> ${id}`);
}

/**
 * A model whose answer depends on the request alone and whose pace depends on `pace` too, so that two runs give the same answers in
 * different orders. Some "flaky" requests fail for good, some only at first.
 */
export function moody(pace: number): (request: ModelRequest, call: number) => Script {
  const seen = new Map<string, number>();
  return (request) => {
    const tries = (seen.get(request.prompt) ?? 0) + 1;
    seen.set(request.prompt, tries);
    const mood = hash32(request.prompt, 7) % 10;
    const ms = hash32(request.prompt, pace) % 5000;
    if (request.prompt.startsWith('flaky') && mood < 3)
      return { ms, error: new TaskError('http-400', 'No.') };
    if (request.prompt.startsWith('flaky') && mood < 5 && tries === 1) {
      return { ms, error: new TaskError('http-500', 'Later.', { retryable: true }) };
    }
    const text = `answer ${hash32(request.prompt, 3) % 4}`;
    return { ms, pieces: [text.slice(0, 3), text.slice(3)] };
  };
}
