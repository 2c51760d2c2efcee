import { builtInKinds } from '@parallax/nodes';
import { TaskError } from '@parallax/schema';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineKind, type Kind } from '../src/index.ts';
import { graphOf, runToEnd } from './run-graph.ts';

const reviewers = (wait: unknown, extra: Record<string, { kind: string }> = {}, edges: string[] = []) =>
  graphOf(
    {
      t: { kind: 'input', value: 'plan' },
      f: { kind: 'fan-out', by: 'copies', count: 5 },
      a: { kind: 'agent', model: 'test/m', prompt: 'first {{input}}' },
      b: { kind: 'agent', model: 'test/m', prompt: 'second {{input}}' },
      r: { kind: 'reduce', strategy: 'concat', wait },
      o: { kind: 'output' },
      ...extra,
    },
    ['t -> f', 'f -> a', 'a -> b', 'b -> r', 'r -> o', ...edges],
  );

/** The n-th copy takes n seconds in the first agent. */
const staggered = (_: unknown, call: number) =>
  call <= 5 ? { ms: call * 1000, text: `r${call}` } : { ms: 1, text: 'again' };

describe('wait', () => {
  it('atLeast k: goes on with k results and aborts the calls of the rest', async () => {
    const { end, models, events } = await runToEnd(reviewers({ atLeast: 2 }), staggered);
    expect(end.outcome).toBe('ok');
    expect(end.missing).toEqual([]);
    expect(models.aborted).toHaveLength(3);
    expect(end.ms).toBeLessThan(3000);
    const losers = events.filter((event) => event.type === 'task-end' && event.reason === 'not-needed');
    expect(losers).toHaveLength(3);
  });

  it('deadlineMs: goes on with what is there, and says what is missing', async () => {
    const { end, models } = await runToEnd(reviewers({ deadlineMs: 3500 }), staggered);
    expect(end.outcome).toBe('partial');
    expect(end.missing).toHaveLength(2);
    expect(end.ms).toBe(3500);
    expect(models.aborted).toHaveLength(2);
    expect(end.outputs.o?.[0]?.value).toContain('3 of 5');
  });

  it('cancels nothing that somebody else still needs', async () => {
    const graph = reviewers({ atLeast: 2 }, { all: { kind: 'output' } }, ['b -> all']);
    const { end, models } = await runToEnd(graph, staggered);
    expect(models.aborted).toEqual([]);
    expect(end.outputs.all).toHaveLength(5);
    expect(end.outcome).toBe('ok');
  });

  it('closes each group of an outer scope for itself', async () => {
    const graph = graphOf(
      {
        l: { kind: 'input', type: 'list', value: ['q1', 'q2', 'q3'] },
        f: { kind: 'fan-out', by: 'copies', count: 4 },
        a: { kind: 'agent', model: 'test/m', prompt: '{{input}}' },
        v: { kind: 'vote', wait: { atLeast: 2 } },
        o: { kind: 'output' },
      },
      ['l -> f', 'f -> a', 'a -> v', 'v -> o'],
      { concurrency: 20 },
    );
    const { end, models } = await runToEnd(graph, ({ prompt }, call) => ({ text: prompt, ms: call * 100 }));
    expect(end.outputs.o?.map((item) => item.value)).toEqual(['q1', 'q2', 'q3']);
    expect(models.aborted).toHaveLength(6);
  });
});

describe('a closer', () => {
  it('is skipped when nothing survived, and the run is an error when no output got anything', async () => {
    const { end, events } = await runToEnd(reviewers('all'), () => ({
      error: new TaskError('http-400', 'No.'),
    }));
    expect(end.outcome).toBe('error');
    expect(end.error?.message).toContain('No.');
    expect(events.find((event) => event.type === 'task-end' && event.node === 'r')).toMatchObject({
      outcome: 'skipped',
    });
  });

  it('of several edges combines them at each path, in the order of the edges', async () => {
    const graph = graphOf(
      {
        l: { kind: 'input', type: 'list', value: ['x', 'y'] },
        a: { kind: 'agent', model: 'test/m', prompt: 'A {{input}}', label: 'Ann' },
        b: { kind: 'agent', model: 'test/m', prompt: 'B {{input}}', label: 'Bob' },
        r: { kind: 'reduce', strategy: 'concat', headings: false },
        o: { kind: 'output' },
      },
      ['l -> a', 'l -> b', 'b -> r', 'a -> r', 'r -> o'],
    );
    const { end } = await runToEnd(graph, ({ prompt }) => ({
      text: prompt,
      ms: prompt.startsWith('A') ? 1 : 50,
    }));
    expect(end.outputs.o?.map((item) => item.value)).toEqual(['B x\n\nA x', 'B y\n\nA y']);
  });

  it('of nothing at all still runs: an empty list gives an empty result', async () => {
    const graph = graphOf(
      {
        l: { kind: 'input', type: 'list', value: [] },
        a: { kind: 'agent', model: 'test/m', prompt: '{{input}}' },
        r: { kind: 'reduce', strategy: 'concat' },
        o: { kind: 'output' },
      },
      ['l -> a', 'a -> r', 'r -> o'],
    );
    const { end } = await runToEnd(graph, () => ({ text: 'never' }));
    expect(end).toMatchObject({ outcome: 'ok', outputs: { o: [{ value: '' }] } });
  });
});

describe('as they come', () => {
  /** Returns the first items that are long enough together, without waiting for the others. */
  const enough: Kind<{ characters: number }> = defineKind({
    kind: 'enough',
    version: 1,
    title: 'Enough',
    summary: 'Takes what comes until it has enough.',
    config: z.strictObject({ characters: z.int() }),
    ports: () => ({ inputs: [{ name: 'items', many: true }], outputs: [{ name: 'output' }] }),
    gather: 'as-they-come',
    async run(ctx) {
      const texts: string[] = [];
      for await (const arrival of ctx.arrivals) {
        if (arrival.type === 'item') texts.push(String(arrival.item.value));
        if (texts.join('').length >= ctx.config.characters) break;
      }
      return { outputs: { output: texts.join('') } };
    },
  });

  it('a kind sees items in the order of their arrival, and returning early cancels the rest', async () => {
    const graph = graphOf(
      {
        t: { kind: 'input', value: 'x' },
        f: { kind: 'fan-out', by: 'copies', count: 4 },
        a: { kind: 'agent', model: 'test/m', prompt: '{{input}}' },
        e: { kind: 'enough', characters: 4 },
        o: { kind: 'output' },
      },
      ['t -> f', 'f -> a', 'a -> e', 'e -> o'],
    );
    const { end, models } = await runToEnd(
      graph,
      (_, call) => ({ text: `r${call}`, ms: 5000 - call * 1000 }),
      {
        kinds: [...builtInKinds, enough],
      },
    );
    expect(end.outputs.o?.[0]?.value).toBe('r4r3');
    expect(models.aborted).toHaveLength(2);
    expect(end.outcome).toBe('ok');
  });
});

describe('limits of a run', () => {
  const many = (limits: Record<string, number>) =>
    graphOf(
      {
        l: { kind: 'input', type: 'list', value: Array.from({ length: 20 }, (_, index) => `i${index}`) },
        a: { kind: 'agent', model: 'test/m', prompt: '{{input}}' },
        r: { kind: 'reduce', strategy: 'table' },
        o: { kind: 'output' },
      },
      ['l -> a', 'a -> r', 'r -> o'],
      { concurrency: 4, ...limits },
    );

  it('maxCalls stops launching and gives back what is there', async () => {
    const { end, models } = await runToEnd(many({ maxCalls: 7 }), () => ({ text: 'x', ms: 5 }));
    expect(models.requests).toHaveLength(7);
    expect(end.outcome).toBe('partial');
    expect(end.missing).toHaveLength(13);
    expect(end.outputs.o).toHaveLength(1);
  });

  it('deadlineMs ends what is under way and combines what is there', async () => {
    const { end, models } = await runToEnd(many({ deadlineMs: 250 }), () => ({ text: 'x', ms: 100 }));
    expect(end).toMatchObject({ outcome: 'partial', ms: 250 });
    expect(end.missing).toHaveLength(12);
    expect(models.active).toBe(0);
  });

  it('maxItems refuses a fan-out that would be too wide', async () => {
    const { end } = await runToEnd(many({ maxItems: 10 }), () => ({ text: 'x' }));
    expect(end).toMatchObject({ outcome: 'error', error: { code: 'too-many-items' } });
  });
});

describe('dataflow', () => {
  it('has no barrier: an item may be through while another has not begun', async () => {
    const { events } = await runToEnd(
      { ...reviewers('all'), limits: { concurrency: 1, taskTimeoutMs: 60_000, maxItems: 100 } },
      () => ({ text: 'x', ms: 10 }),
    );
    const order = events.flatMap((event) =>
      event.type === 'task-start' && (event.node === 'a' || event.node === 'b') ? [event.task] : [],
    );
    expect(order.slice(0, 4)).toEqual(['a@f:0', 'b@f:0', 'a@f:1', 'b@f:1']);
  });

  it('makes messages immutable', async () => {
    const rude = defineKind({
      kind: 'rude',
      version: 1,
      title: 'Rude',
      summary: 'Writes into its input.',
      config: z.strictObject({}),
      ports: () => ({ inputs: [{ name: 'input' }], outputs: [{ name: 'output' }] }),
      gather: 'one',
      run(ctx) {
        const input: unknown = ctx.inputs.input;
        if (Array.isArray(input)) input.push('mine');
        return { outputs: { output: null } };
      },
    });
    const graph = graphOf(
      { t: { kind: 'input', type: 'value', value: [1] }, r: { kind: 'rude' }, o: { kind: 'output' } },
      ['t -> r', 'r -> o'],
    );
    const { events } = await runToEnd(graph, () => ({}), { kinds: [...builtInKinds, rude] });
    expect(events.find((event) => event.type === 'task-end' && event.node === 'r')).toMatchObject({
      outcome: 'error',
    });
  });
});
