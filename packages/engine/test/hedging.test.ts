import {
  applyEvents,
  type EventOf,
  emptyRunState,
  HEDGES,
  hedgesSchema,
  type RunEvent,
  TaskError,
} from '@parallax/schema';
import type { Script } from '@parallax/testkit/scripted-models';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphOf, runToEnd, startTest } from './run-graph.ts';

const asks = (items: number, limits: Record<string, unknown> = {}) =>
  graphOf(
    {
      list: { kind: 'input', type: 'list', value: Array.from({ length: items }, (_, index) => `i${index}`) },
      ask: { kind: 'agent', model: 'test/m', prompt: '{{input}}', retries: 0 },
      out: { kind: 'output' },
    },
    ['list -> ask.input', 'ask -> out'],
    { concurrency: 10, hedge: true, ...limits },
  );

/** Everybody takes 100 ms, but for the first request of some items. */
function stragglers(slow: Readonly<Record<string, Script>>, second: Script = { ms: 90, text: 'second' }) {
  const asked = new Set<string>();
  return ({ prompt }: { prompt: string }): Script => {
    const script = slow[prompt];
    if (script === undefined) return { ms: 100, text: 'x' };
    if (asked.has(prompt)) return second;
    asked.add(prompt);
    return script;
  };
}

const stuck: Script = { ms: 50_000, text: 'first' };

function hedges(events: readonly RunEvent[]) {
  return events.flatMap((event) =>
    event.type === 'node-data' && event.name === HEDGES ? [hedgesSchema.parse(event.data)] : [],
  );
}

const endOf = (events: readonly RunEvent[], task: string) =>
  events.find((event): event is EventOf<'task-end'> => event.type === 'task-end' && event.task === task);

describe('a straggler', () => {
  it('is asked a second time; the slower request is aborted, and what it used is counted and named', async () => {
    const { events, end, models } = await runToEnd(asks(100), stragglers({ i60: stuck }));
    expect(end.ms).toBeLessThan(3000);
    expect(models.requests).toHaveLength(101);
    expect(models.aborted.map(({ prompt }) => prompt)).toEqual(['i60']);
    expect(endOf(events, 'ask@list:60')).toMatchObject({
      outcome: 'ok',
      output: 'second',
      attempts: 1,
      usage: { calls: 2, estimated: true, hedged: { calls: 1, inputTokens: 1, outputTokens: 0 } },
    });
    expect(hedges(events)).toMatchObject([{ count: 1, task: 'ask@list:60' }]);
    expect(hedges(events)[0]?.afterMs).toBeGreaterThan(100);
    expect(end.totals).toMatchObject({ calls: 101, retries: 0, hedged: { calls: 1, inputTokens: 1 } });
  });

  it('is left alone unless the graph wants it', async () => {
    const { models, end } = await runToEnd(asks(100, { hedge: false }), stragglers({ i60: stuck }));
    expect(models.requests).toHaveLength(100);
    expect(end.ms).toBeGreaterThan(50_000);
  });

  it('that answers first after all is kept, and the second request is aborted', async () => {
    const { events, models } = await runToEnd(
      asks(100),
      stragglers({ i60: { ms: 300, text: 'first' } }, { ms: 10_000, text: 'second' }),
    );
    expect(models.aborted).toHaveLength(1);
    expect(endOf(events, 'ask@list:60')).toMatchObject({ output: 'first', usage: { calls: 2 } });
  });

  it('whose answer has begun is never asked again', async () => {
    const begun = { ms: 40_000, pieces: ['a', ...Array.from({ length: 999 }, () => 'b')] };
    const { models } = await runToEnd(asks(100), stragglers({ i60: begun }));
    expect(models.requests).toHaveLength(100);
  });

  it('of which both requests fail fails with the error of the first to fail', async () => {
    const { events } = await runToEnd(
      asks(100),
      stragglers(
        { i60: { ms: 400, error: new TaskError('http-400', 'First.') } },
        { ms: 1000, error: new TaskError('http-400', 'Second.') },
      ),
    );
    expect(endOf(events, 'ask@list:60')).toMatchObject({ outcome: 'error', error: { message: 'First.' } });
  });

  it('whose second request fails is waited for', async () => {
    const { events } = await runToEnd(
      asks(100),
      stragglers({ i60: { ms: 4000, text: 'first' } }, { error: new TaskError('http-400', 'Second.') }),
    );
    expect(endOf(events, 'ask@list:60')).toMatchObject({
      outcome: 'ok',
      output: 'first',
      usage: { calls: 2 },
    });
  });

  it('is not asked a second time before enough others have ended', async () => {
    const { models } = await runToEnd(asks(19), stragglers({ i3: { ms: 5000, text: 'first' } }));
    expect(models.requests).toHaveLength(19);
  });

  it('is not asked a second time once the budget is used up', async () => {
    const { models, end } = await runToEnd(asks(100, { maxCalls: 100 }), stragglers({ i99: stuck }));
    expect(models.requests).toHaveLength(100);
    expect(end.outcome).toBe('ok');
  });

  it('waits for a slot like everybody, before those that have not begun', async () => {
    const { models, end } = await runToEnd(asks(200, { concurrency: 3 }), stragglers({ i50: stuck }));
    expect(models.mostActive).toBe(3);
    expect(end.ms).toBeLessThan((200 / 2) * 120 * 1.2);
  });

  it('is let go with both requests when the run is cancelled', async () => {
    const test = startTest(asks(60), stragglers({ i59: stuck }, stuck));
    await test.clock.advance(5000);
    expect(test.models.active).toBe(2);
    test.run.cancel();
    const end = await test.clock.until(test.run.done);
    await test.clock.advance(0);
    expect(test.models.active).toBe(0);
    expect(test.clock.pending).toBe(0);
    expect(end.totals.calls).toBe(61);
  });
});

describe('a run that goes on after a crash', () => {
  it('asks anew what was under way, and keeps to its share of second requests', async () => {
    // Slow twice, so that whatever is asked a second time would be so again.
    const script = ({ prompt }: { prompt: string }): Script =>
      /^i(25|26|27|28|29|90)$/.test(prompt) ? { ms: 3000, text: 'x' } : { ms: 100, text: 'x' };
    const first = startTest(asks(100), script);
    await first.clock.advance(400);
    const before = hedges(first.events);
    expect(before).toHaveLength(1);
    const resume = applyEvents(emptyRunState('run-1'), first.events);
    const again = await runToEnd(asks(100), script, { resume });
    expect(again.end).toMatchObject({ outcome: 'ok' });
    expect(again.end.outputs.out).toHaveLength(100);
    const all = [...before, ...hedges(again.events)];
    expect(all.map(({ count }) => count)).toEqual(all.map((_, index) => index + 1));
    expect(all.length).toBeLessThanOrEqual(5);
  });
});

describe('second requests', () => {
  it('are never more than one in twenty calls, whatever the latencies, and change no result', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 150 }),
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 60 }),
        async (items, concurrency, latencies) => {
          const script = ({ prompt }: { prompt: string }, call: number): Script => ({
            ms: latencies[call % latencies.length] ?? 0,
            text: `<${prompt}>`,
          });
          const { end, events, models } = await runToEnd(asks(items, { concurrency }), script);
          const second = end.totals.hedged?.calls ?? 0;
          expect(second).toBeLessThanOrEqual(items * 0.05);
          expect(hedges(events)).toHaveLength(second);
          expect(models.requests).toHaveLength(items + second);
          expect(end.totals.calls).toBe(items + second);
          expect(models.mostActive).toBeLessThanOrEqual(concurrency);
          expect(end.outputs.out?.map(({ value }) => value)).toEqual(
            Array.from({ length: items }, (_, index) => `<i${index}>`),
          );
        },
      ),
      { numRuns: 40 },
    );
  });
});
