import {
  applyEvent,
  applyEvents,
  emptyRunState,
  isStored,
  type RunEvent,
  runEventSchema,
} from '@parallax/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moody, randomGraph } from './random-graph.ts';
import { runToEnd, startTest } from './run-graph.ts';

const runs = { numRuns: 150 };

function starts(events: readonly RunEvent[], type: 'task' | 'node'): { started: string[]; ended: string[] } {
  const started: string[] = [];
  const ended: string[] = [];
  for (const event of events) {
    if (type === 'task' && event.type === 'task-start' && event.attempt === 1) started.push(event.task);
    if (type === 'task' && event.type === 'task-end') ended.push(event.task);
    if (type === 'node' && event.type === 'node-start') started.push(event.node);
    if (type === 'node' && event.type === 'node-end') ended.push(event.node);
  }
  return { started, ended };
}

function expectLaws(events: readonly RunEvent[]): void {
  for (const type of ['task', 'node'] as const) {
    const { started, ended } = starts(events, type);
    expect(new Set(started).size).toBe(started.length);
    expect(new Set(ended).size).toBe(ended.length);
    for (const id of started) expect(ended).toContain(id);
  }
  for (const [index, event] of events.entries()) {
    if (index > 0) expect(event.seq).toBeGreaterThan(events[index - 1]?.seq ?? 0);
    expect(JSON.parse(JSON.stringify(event))).toStrictEqual(event);
    expect(runEventSchema.safeParse(event).error).toBeUndefined();
  }
  expect(events[0]?.type).toBe('run-start');
  expect(events.filter((event) => event.type === 'run-end')).toHaveLength(1);
  expect(events.at(-1)?.type).toBe('run-end');
  const folded = applyEvents(emptyRunState('run-1'), events);
  const kept = applyEvents(emptyRunState('run-1'), events.filter(isStored));
  expect({ ...kept, throughSeq: folded.throughSeq }).toStrictEqual(folded);
  const oneByOne = events.reduce(applyEvent, emptyRunState('run-1'));
  expect(oneByOne).toStrictEqual(folded);
  expect(applyEvents(folded, events)).toBe(folded);
  expect(
    events.reduce((state, event) => applyEvent(applyEvent(state, event), event), emptyRunState('run-1')),
  ).toStrictEqual(folded);
}

describe('the laws of events', () => {
  it('hold for every run', async () => {
    await fc.assert(
      fc.asyncProperty(randomGraph, fc.integer(), async (graph, pace) => {
        const { events, end, models } = await runToEnd(graph, moody(pace));
        expectLaws(events);
        expect(['ok', 'partial', 'error']).toContain(end.outcome);
        expect(models.mostActive).toBeLessThanOrEqual(graph.limits.concurrency);
        const spent = events
          .filter((event) => event.type === 'task-end')
          .reduce((sum, event) => sum + (event.usage?.calls ?? 0), 0);
        expect(end.totals.calls).toBe(spent);
        expect(models.requests).toHaveLength(spent);
        const state = applyEvents(emptyRunState('run-1'), events.slice(0, -1));
        expect(state.totals).toStrictEqual(end.totals);
        for (const node of Object.values(state.nodes)) expect(node.tasks).toHaveLength(node.width ?? -1);
      }),
      runs,
    );
  });

  it('hold for a run that is cancelled at any moment', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomGraph,
        fc.integer(),
        fc.integer({ min: 0, max: 20_000 }),
        async (graph, pace, at) => {
          const { run, events, clock, models } = startTest(graph, moody(pace));
          await clock.advance(at);
          run.cancel();
          const end = await clock.until(run.done);
          await clock.advance(60_000);
          expectLaws(events);
          expect(models.active).toBe(0);
          if (events.some((event) => event.type === 'task-end' && event.reason === 'run'))
            expect(end.outcome).toBe('cancelled');
        },
      ),
      runs,
    );
  });
});

describe('order', () => {
  it('of arrival changes no output: the same answers in another order give the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(randomGraph, fc.integer(), fc.integer(), async (graph, one, other) => {
        const first = await runToEnd(graph, moody(one));
        const second = await runToEnd(
          { ...graph, limits: { ...graph.limits, concurrency: 50 } },
          moody(other),
        );
        expect(JSON.stringify(second.end.outputs)).toBe(JSON.stringify(first.end.outputs));
        expect(second.end.outcome).toBe(first.end.outcome);
      }),
      runs,
    );
  });
});
