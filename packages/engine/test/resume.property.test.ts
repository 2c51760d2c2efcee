import { applyEvents, emptyRunState, isStored, type RunEvent, type RunState } from '@parallax/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moody, randomGraph } from './random-graph.ts';
import { graphOf, runToEnd, startTest } from './run-graph.ts';

const runs = { numRuns: 150 };

/** What a store would give back: through JSON, so that nothing is shared with the run that was. */
function stored(events: readonly RunEvent[]): RunState {
  const kept: RunEvent[] = JSON.parse(JSON.stringify(events.filter(isStored)));
  return applyEvents(emptyRunState('run-1'), kept);
}

function endsOf(events: readonly RunEvent[]): string[] {
  return events.flatMap((event) => (event.type === 'task-end' ? [event.task] : []));
}

describe('a run that goes on after a crash', () => {
  it('gives what an undisturbed run gives, and does nothing twice that was recorded', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomGraph,
        fc.integer(),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 3 }),
        async (graph, pace, crashes) => {
          const whole = await runToEnd(graph, moody(pace));
          let log = whole.events.filter(isStored);
          for (const [index, where] of crashes.entries()) {
            // The last event is the end of the run: there is nothing to go on with after it.
            const before = log.slice(0, 1 + Math.floor(where * (log.length - 1)));
            if (before.at(-1)?.type === 'run-end') continue;
            const resume = stored(before);
            const after = await runToEnd(graph, moody(pace + index + 1), { resume });
            expect(after.events[0]).toMatchObject({ type: 'run-resume' });
            expect(after.events[0]?.seq).toBeGreaterThan(before.at(-1)?.seq ?? 0);
            const recorded = new Set(endsOf(before));
            for (const task of endsOf(after.events)) expect(recorded).not.toContain(task);
            for (const event of after.events)
              if (event.type === 'task-start') expect(recorded).not.toContain(event.task);
            log = [...before, ...after.events.filter(isStored)];
            expect(JSON.stringify(after.end.outputs)).toBe(JSON.stringify(whole.end.outputs));
            expect(after.end.outcome).toBe(whole.end.outcome);
            expect(new Set(after.end.missing.map(({ task }) => task))).toEqual(
              new Set(whole.end.missing.map(({ task }) => task)),
            );
          }
          const ends = endsOf(log);
          expect(new Set(ends).size).toBe(ends.length);
          const nodeEnds = log.filter((event) => event.type === 'node-end').map(({ node }) => node);
          expect(new Set(nodeEnds).size).toBe(nodeEnds.length);
          const state = applyEvents(emptyRunState('run-1'), log);
          const beforeEnd = applyEvents(emptyRunState('run-1'), log.slice(0, -1));
          expect(state.totals).toStrictEqual(beforeEnd.totals);
          for (const node of Object.values(state.nodes)) {
            expect(node.tasks).toHaveLength(node.width ?? -1);
            expect(node.running + node.retrying).toBe(0);
          }
        },
      ),
      runs,
    );
  });

  it('counts the time in which it was executed, and keeps its deadline', async () => {
    const graph = graphOf(
      {
        list: { kind: 'input', type: 'list', value: ['a', 'b'] },
        agent: { kind: 'agent', model: 'test/m', prompt: '{{input}}' },
        out: { kind: 'output' },
      },
      ['list -> agent.input', 'agent -> out'],
      { concurrency: 1, deadlineMs: 60_000 },
    );
    const first = startTest(graph, () => ({ text: 'x', ms: 1000 }));
    await first.clock.advance(1500);
    const resume = stored(first.events);
    expect(resume.nodes.agent?.counts.ok).toBe(1);
    const early = startTest(graph, () => ({ text: 'x', ms: 1000 }), { resume });
    // The fake clock of the new process begins an hour later.
    const second = startTest(graph, () => ({ text: 'x', ms: 1000 }), {
      resume,
      clock: { now: () => early.clock.now() + 3_600_000, after: (ms, then) => early.clock.after(ms, then) },
    });
    const end = await early.clock.until(second.run.done);
    expect(second.events[0]).toMatchObject({ type: 'run-resume', lost: 1 });
    expect(end).toMatchObject({
      outcome: 'partial',
      missing: [{ task: 'agent@list:1', reason: 'deadline' }],
    });
    expect(end.outputs.out?.map(({ value }) => value)).toEqual(['x']);
    expect(end.ms).toBeLessThan(5000);
  });
});

describe('a group that does not wait for all', () => {
  const graph = graphOf(
    {
      list: { kind: 'input', type: 'list', value: ['a', 'b', 'c', 'd'] },
      agent: { kind: 'agent', model: 'test/m', prompt: 'calm {{input}}' },
      sum: { kind: 'reduce', strategy: 'concat', wait: { atLeast: 2 } },
      out: { kind: 'output' },
    },
    ['list -> agent.input', 'agent -> sum', 'sum -> out'],
    { concurrency: 2 },
  );

  it('keeps what it was combined from, wherever the crash was', async () => {
    const whole = await runToEnd(graph, moody(1));
    const log = whole.events.filter(isStored);
    for (let crash = 1; crash < log.length; crash += 1) {
      const before = log.slice(0, crash);
      const after = await runToEnd(graph, moody(crash), { resume: stored(before) });
      expect(after.end.outputs.out).toHaveLength(1);
      const combined = before.find((event) => event.type === 'task-end' && event.task === 'sum');
      if (combined?.type === 'task-end') expect(after.end.outputs.out?.[0]?.value).toBe(combined.output);
      const ends = endsOf([...before, ...after.events]);
      expect(new Set(ends).size).toBe(ends.length);
    }
  });

  it('takes what is just being stored', async () => {
    const test = startTest(graph, ({ prompt }) => ({ text: prompt, ms: prompt.endsWith('a') ? 100 : 150 }), {
      whenStored: (then) => {
        test.clock.after(120, then);
      },
    });
    const end = await test.clock.until(test.run.done);
    expect(end.outputs.out?.[0]?.value).toContain('calm b');
    expect(endsOf(test.events)).toHaveLength(7);
  });
});

describe('a result', () => {
  it('is handed on, and its slot given back, only when it is stored', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomGraph,
        fc.integer(),
        fc.integer({ min: 1, max: 3000 }),
        async (graph, pace, ms) => {
          const whole = await runToEnd(graph, moody(pace));
          const unstored = new Set<string>();
          let asked = 0;
          const test = startTest(graph, moody(pace), {
            whenStored(then) {
              const last = test.events.at(-1);
              const task = last?.type === 'task-end' ? last.task : '';
              unstored.add(task);
              expect(test.models.active + unstored.size).toBeLessThanOrEqual(graph.limits.concurrency);
              asked += 1;
              test.clock.after(ms, () => {
                unstored.delete(task);
                then();
              });
            },
          });
          const end = await test.clock.until(test.run.done);
          expect(JSON.stringify(end.outputs)).toBe(JSON.stringify(whole.end.outputs));
          expect(end.outcome).toBe(whole.end.outcome);
          const withCalls = test.events.filter(
            (event) => event.type === 'task-end' && event.usage !== undefined,
          );
          expect(asked).toBe(withCalls.length);
          expect(unstored.size).toBe(0);
        },
      ),
      runs,
    );
  });

  it('that is just being stored is in the outputs of a run that is cancelled then', async () => {
    const graph = graphOf(
      {
        list: { kind: 'input', type: 'list', value: ['a', 'b', 'c'] },
        agent: { kind: 'agent', model: 'test/m', prompt: '{{input}}' },
        out: { kind: 'output' },
      },
      ['list -> agent.input', 'agent -> out'],
      { concurrency: 1 },
    );
    const test = startTest(graph, () => ({ text: 'x', ms: 100 }), { whenStored: () => {} });
    await test.clock.advance(150);
    test.run.cancel();
    const end = await test.clock.until(test.run.done);
    expect(end.outputs.out?.map(({ value }) => value)).toEqual(['x']);
    expect(test.models.requests).toHaveLength(1);
  });

  it('that is just being stored counts when the run is cancelled', async () => {
    await fc.assert(
      fc.asyncProperty(randomGraph, fc.integer(), fc.nat(20_000), async (graph, pace, at) => {
        const test = startTest(graph, moody(pace), {
          whenStored: (then) => {
            test.clock.after(500, then);
          },
        });
        await test.clock.advance(at);
        test.run.cancel();
        const end = await test.clock.until(test.run.done);
        await test.clock.advance(60_000);
        expect(test.events.at(-1)).toBe(end);
        expect(test.models.active).toBe(0);
        const state = applyEvents(emptyRunState('run-1'), test.events.slice(0, -1));
        expect(state.totals).toStrictEqual(end.totals);
        for (const node of Object.values(state.nodes)) expect(node.running + node.retrying).toBe(0);
      }),
      runs,
    );
  });
});
