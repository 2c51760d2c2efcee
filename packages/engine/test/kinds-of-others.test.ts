import { builtInKinds } from '@parallax/nodes';
import { type Json, TaskError } from '@parallax/schema';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type AnyKind, defineKind, type Kind, type Result } from '../src/index.ts';
import { graphOf, programOf, runToEnd } from './run-graph.ts';

/** A kind of somebody else's making: one input, one output, and whatever `run` does. */
function kindOf(run: Kind<unknown>['run'], more: Partial<Kind<unknown>> = {}): AnyKind {
  return defineKind<unknown>({
    kind: 'other',
    version: 1,
    title: 'Other',
    summary: '',
    config: z.unknown(),
    ports: () => ({ inputs: [{ name: 'input' }], outputs: [{ name: 'output' }] }),
    gather: 'one',
    run,
    ...more,
  });
}

/** What a kind written in plain JavaScript may hand over, past the compiler. */
const smuggled = (value: object) => Object.assign(JSON.parse('{}'), { value }).value;

function foreignPromise(result: Result): object {
  return Object.defineProperty({}, 'then', {
    value: (done: (result: Result) => void) => done(result),
    enumerable: true,
  });
}

const one = graphOf({ t: { kind: 'input', value: 'x' }, k: { kind: 'other' }, o: { kind: 'output' } }, [
  't -> k',
  'k -> o',
]);

describe('a kind that misbehaves ends its task, not the run', () => {
  const nothing = JSON.parse('{"list":[]}');
  it.each<[string, () => Result | Promise<Result>, string]>([
    ['returns nothing', () => nothing.result, 'bad-result'],
    ['returns nothing later', async () => nothing.result, 'bad-result'],
    ['returns no outputs', () => nothing, 'bad-result'],
    [
      'throws',
      () => {
        throw new Error('Oh.');
      },
      'internal',
    ],
    ['rejects', () => Promise.reject(new Error('Oh.')), 'internal'],
    ['returns what JSON cannot carry', () => ({ outputs: { output: smuggled(new Date(0)) } }), 'not-json'],
    ['returns a number that is none', () => ({ outputs: { output: Number.NaN } }), 'not-json'],
  ])('%s', async (_, run, code) => {
    const { end, events } = await runToEnd(one, () => ({}), { kinds: [...builtInKinds, kindOf(run)] });
    expect(events.find((event) => event.type === 'task-end' && event.node === 'k')).toMatchObject({
      outcome: 'error',
      error: { code },
    });
    expect(end.outcome).toBe('error');
  });

  it('returns a value that holds itself', async () => {
    const loop: Record<string, Json> = {};
    loop.self = [loop];
    const { events } = await runToEnd(one, () => ({}), {
      kinds: [...builtInKinds, kindOf(() => ({ outputs: { output: { loop: [loop] } } }))],
    });
    expect(events.find((event) => event.type === 'task-end' && event.node === 'k')).toMatchObject({
      error: { code: 'not-json' },
    });
  });

  it('may return the promise of another library', async () => {
    const thenable = smuggled(foreignPromise({ outputs: { output: 'later' } }));
    const { end } = await runToEnd(one, () => ({}), { kinds: [...builtInKinds, kindOf(() => thenable)] });
    expect(end.outputs.o?.[0]?.value).toBe('later');
  });
});

describe('several calls of one task', () => {
  const ask = (models: readonly string[]) =>
    kindOf(
      async (ctx) => ({
        outputs: {
          output: (await Promise.all(models.map((model) => ctx.call({ model, prompt: model })))).map(
            (reply) => reply.text,
          ),
        },
      }),
      {
        model: () => 'a/one',
      },
    );
  const graph = (concurrency: number, limits = {}) =>
    graphOf(
      {
        l: { kind: 'input', type: 'list', value: ['1', '2', '3'] },
        k: { kind: 'other' },
        o: { kind: 'output' },
      },
      ['l -> k', 'k -> o'],
      { concurrency, ...limits },
    );

  it.each([
    ['to one pool', ['a/one', 'a/one', 'a/one', 'a/one']],
    ['to several pools', ['a/one', 'b/two', 'a/one', 'c/three']],
    ['to another pool than the one it was started for', ['b/two', 'b/two']],
  ])('%s never hold one another up, and keep to the cap', async (_, models) => {
    for (const concurrency of [1, 2, 3, 10]) {
      const run = await runToEnd(graph(concurrency), ({ prompt }) => ({ text: prompt, ms: 10 }), {
        kinds: [...builtInKinds, ask(models)],
      });
      expect(run.end.outputs.o?.map((item) => item.value)).toEqual([models, models, models]);
      expect(run.models.mostActive).toBeLessThanOrEqual(concurrency);
      expect(run.end.totals.calls).toBe(3 * models.length);
    }
  });

  it('count against maxCalls one by one', async () => {
    const { models, end } = await runToEnd(
      graph(2, { maxCalls: 5 }),
      ({ prompt }) => ({ text: prompt, ms: 10 }),
      {
        kinds: [...builtInKinds, ask(['a/one', 'a/one', 'a/one'])],
      },
    );
    expect(models.requests).toHaveLength(5);
    expect(end.outcome).toBe('partial');
  });

  it('are aborted when the task ends without them', async () => {
    const hasty = kindOf(async (ctx) => {
      ctx.call({ model: 'a/one', prompt: 'slow' }).catch(() => undefined);
      return { outputs: { output: 'done' } };
    });
    const { models, end } = await runToEnd(one, () => ({ ms: 60_000 }), { kinds: [...builtInKinds, hasty] });
    expect(end.ms).toBe(0);
    expect(models.aborted).toHaveLength(1);
  });
});

describe('as they come', () => {
  it('an attempt that is tried again sees all arrivals again', async () => {
    const counts: number[] = [];
    const counter = kindOf(
      async (ctx) => {
        let items = 0;
        for await (const arrival of ctx.arrivals) if (arrival.type === 'item') items += 1;
        counts.push(items);
        const reply = await ctx.call({ model: 'a/one', prompt: 'sum up' });
        return { outputs: { output: reply.text } };
      },
      {
        gather: 'as-they-come',
        model: () => 'a/one',
        ports: () => ({ inputs: [{ name: 'items', many: true }], outputs: [{ name: 'output' }] }),
      },
    );
    const graph = graphOf(
      {
        l: { kind: 'input', type: 'list', value: ['1', '2', '3'] },
        k: { kind: 'other' },
        o: { kind: 'output' },
      },
      ['l -> k', 'k -> o'],
    );
    const { end } = await runToEnd(
      graph,
      (_, call) =>
        call === 1 ? { error: new TaskError('http-500', 'No.', { retryable: true }) } : { text: 'ok' },
      {
        kinds: [...builtInKinds, counter],
      },
    );
    expect(counts).toEqual([3, 3]);
    expect(end.outcome).toBe('ok');
  });
});

describe('size', () => {
  it('a chain of thousands of nodes that end at once is no deep stack', async () => {
    const pass = kindOf((ctx) => ({ outputs: { output: ctx.inputs.input ?? null } }));
    const length = 5000;
    const nodes: Parameters<typeof graphOf>[0] = { t: { kind: 'input', value: 'x' } };
    for (let index = 0; index < length; index += 1) nodes[`n${index}`] = { kind: 'other' };
    nodes.o = { kind: 'output' };
    const ids = Object.keys(nodes);
    const graph = graphOf(
      nodes,
      ids.slice(1).map((id, index) => `${ids[index]} -> ${id}`),
    );
    expect(programOf(graph, [...builtInKinds, pass]).nodes).toHaveLength(length + 2);
    const { end } = await runToEnd(graph, () => ({}), { kinds: [...builtInKinds, pass] });
    expect(end.outputs.o?.[0]?.value).toBe('x');
  });

  it('a pause that a server asks for is capped for everybody', async () => {
    const graph = graphOf(
      {
        l: { kind: 'input', type: 'list', value: ['1', '2', '3'] },
        a: { kind: 'agent', model: 'test/m', prompt: '{{input}}' },
        o: { kind: 'output' },
      },
      ['l -> a', 'a -> o'],
      { concurrency: 1 },
    );
    const { end } = await runToEnd(graph, (_, call) =>
      call === 1
        ? { error: new TaskError('http-429', 'Busy.', { retryable: true, retryAfterMs: 86_400_000 }) }
        : { text: 'ok' },
    );
    expect(end.outcome).toBe('ok');
    expect(end.ms).toBeLessThan(150_000);
  });
});
