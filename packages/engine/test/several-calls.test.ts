import { builtInKinds } from '@parallax/nodes';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type AnyKind, defineKind } from '../src/index.ts';
import { graphOf, startTest } from './run-graph.ts';

/** Asks twice, one after the other. */
const twice: AnyKind = defineKind<unknown>({
  kind: 'twice',
  version: 1,
  title: 'Twice',
  summary: 'Asks twice.',
  config: z.unknown(),
  ports: () => ({ inputs: [{ name: 'input' }], outputs: [{ name: 'output' }] }),
  gather: 'one',
  model: () => 'test/m',
  async run(ctx) {
    const first = await ctx.call({ model: 'test/m', prompt: `${ctx.inputs.input}, first` });
    const { text } = await ctx.call({ model: 'test/m', prompt: `${ctx.inputs.input}, second` });
    return { outputs: { output: first.text + text } };
  },
});

const graph = graphOf(
  {
    list: { kind: 'input', type: 'list', value: ['a', 'b', 'c'] },
    ask: { kind: 'twice' },
    out: { kind: 'output' },
  },
  ['list -> ask', 'ask -> out'],
  { concurrency: 1 },
);
const kinds = [...builtInKinds, twice];
const script = () => ({ ms: 10, text: 'x' });

describe('a task with several calls', () => {
  it('goes on before tasks of its rank that have not begun', async () => {
    const test = startTest(graph, script, { kinds });
    await test.clock.until(test.run.done);
    expect(test.models.requests.map(({ prompt }) => prompt)).toEqual([
      'a, first',
      'a, second',
      'b, first',
      'b, second',
      'c, first',
      'c, second',
    ]);
    expect(test.models.mostActive).toBe(1);
  });

  it('passes the rate of its provider with each of them', async () => {
    const limits = { requestsPerMinute: 60 };
    const test = startTest(graph, script, { kinds }, () => ({ pool: 'p', limits }));
    const end = await test.clock.until(test.run.done);
    expect(end.ms).toBeGreaterThanOrEqual(5000);
  });

  it('keeps a slot until its result is stored', async () => {
    const stored: (() => void)[] = [];
    const test = startTest(graph, script, { kinds, whenStored: (then) => stored.push(then) });
    await test.clock.advance(10_000);
    expect(test.models.requests).toHaveLength(2);
    stored.shift()?.();
    await test.clock.advance(10_000);
    expect(test.models.requests).toHaveLength(4);
    test.run.cancel();
    await test.clock.until(test.run.done);
  });
});
