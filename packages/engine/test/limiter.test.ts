import { TaskError } from '@parallax/schema';
import { FakeClock } from '@parallax/testkit/fake-clock';
import { ScriptedModels } from '@parallax/testkit/scripted-models';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Limiter } from '../src/limiter/limiter.ts';
import { RankQueue } from '../src/limiter/rank-queue.ts';
import type { ModelRoute } from '../src/model-port.ts';
import { startRun } from '../src/run.ts';
import { graphOf, programOf, runToEnd } from './run-graph.ts';

/** Runs jobs of fixed length through the slots and notes when each began. */
function load(
  limiter: Limiter,
  clock: FakeClock,
  route: ModelRoute,
  options: { runs: number[]; cap?: number; ms?: number; tokens?: number },
) {
  const begun: { run: number; at: number }[] = [];
  let active = 0;
  let most = 0;
  const start = clock.now();
  options.runs.forEach((jobs, run) => {
    const slots = limiter.run(options.cap ?? 1000);
    for (let job = 0; job < jobs; job += 1) {
      const ticket = slots.request(
        route,
        0,
        {
          refused: (error) => {
            throw error;
          },
          granted() {
            begun.push({ run, at: clock.now() - start });
            active += 1;
            most = Math.max(most, active);
            clock.after(options.ms ?? 10, () => {
              active -= 1;
              ticket.release();
            });
          },
        },
        options.tokens ?? 0,
      );
    }
    slots.dispatch(route);
  });
  return { begun, most: () => most };
}

describe('slots', () => {
  it('are never more than a run or a pool allows', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 8 }),
        fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 4 }),
        async (cap, concurrency, runs) => {
          const clock = new FakeClock();
          const { begun, most } = load(
            new Limiter({ clock }),
            clock,
            { pool: 'p', limits: { concurrency } },
            { runs, cap },
          );
          await clock.advance(60_000);
          const all = runs.reduce((sum, jobs) => sum + jobs, 0);
          expect(begun).toHaveLength(all);
          expect(most()).toBeLessThanOrEqual(Math.min(concurrency, cap * runs.length));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('are shared in turns: a large run does not starve a small one', async () => {
    const clock = new FakeClock();
    const { begun } = load(
      new Limiter({ clock }),
      clock,
      { pool: 'p', limits: { concurrency: 2 } },
      { runs: [1000, 3] },
    );
    await clock.advance(60_000);
    const lastOfSmall = begun.findLastIndex(({ run }) => run === 1);
    expect(lastOfSmall).toBeLessThan(12);
  });

  it('of one pool do not hold up another', async () => {
    const clock = new FakeClock();
    const limiter = new Limiter({ clock });
    const slots = limiter.run(10);
    const begun: string[] = [];
    const slow = { pool: 'slow', limits: { concurrency: 1 } };
    for (let job = 0; job < 20; job += 1)
      slots.request(slow, 0, { refused() {}, granted: () => begun.push('slow') });
    slots.dispatch(slow);
    slots.request({ pool: 'fast' }, 0, { refused() {}, granted: () => begun.push('fast') });
    slots.dispatch({ pool: 'fast' });
    expect(begun).toEqual(['slow', 'fast']);
  });
});

describe('rates', () => {
  it('let requests through evenly, not a minute at a time', async () => {
    const clock = new FakeClock();
    const { begun } = load(
      new Limiter({ clock }),
      clock,
      { pool: 'p', limits: { requestsPerMinute: 60 } },
      { runs: [10] },
    );
    await clock.advance(60_000);
    expect(begun.map(({ at }) => at)).toEqual([0, 1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000]);
  });

  it('count tokens', async () => {
    const clock = new FakeClock();
    const { begun } = load(
      new Limiter({ clock }),
      clock,
      { pool: 'p', limits: { tokensPerMinute: 6000 } },
      { runs: [4], tokens: 100 },
    );
    await clock.advance(60_000);
    expect(begun.map(({ at }) => at)).toEqual([0, 1000, 2000, 3000]);
  });
});

describe('tokens a minute', () => {
  it('are set aside by what calls used lately, and put right by what they really use', async () => {
    const clock = new FakeClock();
    const graph = graphOf(
      {
        l: { kind: 'input', type: 'list', value: Array.from({ length: 60 }, () => 'x'.repeat(100)) },
        a: { kind: 'agent', model: 'test/m', prompt: '{{input}}' },
        o: { kind: 'output' },
      },
      ['l -> a', 'a -> o'],
      { concurrency: 20 },
    );
    const begun: number[] = [];
    // 200 tokens a call, 12,000 a minute: one call a second.
    const models = new ScriptedModels(
      clock,
      () => {
        begun.push(clock.now());
        return { text: 'y'.repeat(100), ms: 500 };
      },
      () => ({ pool: 'p', limits: { concurrency: 5, tokensPerMinute: 12_000 } }),
    );
    const run = startRun(programOf(graph), { runId: 'r', models, clock, onEvent: () => {} });
    await clock.until(run.done);
    // The first few begin before anybody knows what a call uses, and are waited for afterwards.
    for (let from = 10; from + 20 < begun.length; from += 1) {
      const seconds = ((begun[from + 20] ?? 0) - (begun[from] ?? 0)) / 1000;
      expect(seconds).toBeGreaterThan(18.5);
      expect(seconds).toBeLessThan(21.5);
    }
  });
});

describe('adaptive concurrency', () => {
  it('finds what the server bears, and no item is lost', async () => {
    const clock = new FakeClock();
    const graph = graphOf(
      {
        l: { kind: 'input', type: 'list', value: Array.from({ length: 300 }, (_, index) => `i${index}`) },
        a: { kind: 'agent', model: 'test/m', prompt: '{{input}}', retries: 20 },
        o: { kind: 'output' },
      },
      ['l -> a', 'a -> o'],
      { concurrency: 100 },
    );
    const route = { pool: 'p', limits: { adaptive: true } };
    const models: ScriptedModels = new ScriptedModels(
      clock,
      () =>
        models.active > 7
          ? { error: new TaskError('http-429', 'Busy.', { retryable: true }) }
          : { text: 'ok', ms: 1000 },
      () => route,
    );
    const run = startRun(programOf(graph), {
      runId: 'r',
      models,
      clock,
      random: () => 0.5,
      onEvent: () => {},
    });
    const end = await clock.until(run.done);
    expect(end.outcome).toBe('ok');
    expect(end.ms).toBeLessThan((300 / 7) * 1000 * 1.6);
  });
});

describe('a run', () => {
  it('keeps its cap across all its nodes', async () => {
    const graph = graphOf(
      {
        t: { kind: 'input' },
        f: { kind: 'fan-out', by: 'copies', count: 30 },
        a: { kind: 'agent', model: 'x/a', prompt: '{{input}}' },
        b: { kind: 'agent', model: 'y/b', prompt: '{{input}}' },
        o: { kind: 'output' },
      },
      ['t -> f', 'f -> a', 'f -> b', 'a -> o', 'b -> o'],
      { concurrency: 7 },
    );
    const { models, end } = await runToEnd(graph, (_, call) => ({ text: 'x', ms: (call * 37) % 100 }));
    expect(end.totals.calls).toBe(60);
    expect(models.mostActive).toBe(7);
  });
});

describe('RankQueue', () => {
  it('gives the highest rank first and keeps the order within a rank', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 5 }), { nil: null })), (steps) => {
        const queue = new RankQueue<{ rank: number; order: number }>();
        let model: { rank: number; order: number }[] = [];
        for (const [order, rank] of steps.entries()) {
          if (rank !== null) {
            queue.add(rank, { rank, order });
            model.push({ rank, order });
            continue;
          }
          const expected = model.toSorted((a, b) => b.rank - a.rank || a.order - b.order)[0];
          model = model.filter((item) => item !== expected);
          expect(queue.take()).toEqual(expected);
        }
      }),
    );
  });
});
