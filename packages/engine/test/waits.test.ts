import { applyEvents, emptyRunState, type RunEvent, TaskError } from '@parallax/schema';
import { FakeClock } from '@parallax/testkit/fake-clock';
import { ScriptedModels } from '@parallax/testkit/scripted-models';
import { describe, expect, it } from 'vitest';
import { startRun } from '../src/run.ts';
import { graphOf, programOf, runToEnd } from './run-graph.ts';

function listOf(items: readonly string[], limits = {}) {
  return graphOf(
    {
      list: { kind: 'input', type: 'list', value: [...items] },
      ask: { kind: 'agent', model: 'test/m', prompt: '{{input}}' },
      out: { kind: 'output' },
    },
    ['list -> ask.input', 'ask -> out'],
    limits,
  );
}

function waits(events: readonly RunEvent[]) {
  return events.flatMap((event) =>
    event.type === 'task-start' && event.node === 'ask' ? [[event.waitedMs ?? 0, event.heldMs ?? 0]] : [],
  );
}

describe('what an attempt waited for', () => {
  it('a slot, from when its inputs were there', async () => {
    const { events } = await runToEnd(listOf(['a', 'b', 'c'], { concurrency: 1 }), () => ({ ms: 100 }));
    expect(waits(events)).toEqual([
      [0, 0],
      [100, 0],
      [200, 0],
    ]);
  });

  it('the rate of its provider, told apart from slots', async () => {
    const clock = new FakeClock();
    const route = () => ({ pool: 'p', limits: { requestsPerMinute: 6 } });
    const events: RunEvent[] = [];
    const run = startRun(programOf(listOf(['a', 'b', 'c'], { concurrency: 2 })), {
      runId: 'run-1',
      models: new ScriptedModels(clock, () => ({ ms: 10 }), route),
      clock,
      onEvent: (event) => events.push(event),
    });
    await clock.until(run.done);
    const [first, second, third] = waits(events);
    expect(first).toEqual([0, 0]);
    expect(second?.[1]).toBe(second?.[0]);
    expect(third?.[0]).toBeGreaterThan(15_000);
    expect(third?.[1]).toBe(third?.[0]);
  });

  it('is kept for every attempt, with the pause before it', async () => {
    const { events } = await runToEnd(listOf(['a', 'b'], { concurrency: 1 }), ({ prompt }, call) =>
      call === 1
        ? { ms: 50, error: new TaskError('http-500', 'It broke.', { retryable: true }) }
        : { ms: prompt === 'b' ? 1_000 : 30 },
    );
    const [a, b] = applyEvents(emptyRunState('run-1'), events).nodes.ask?.tasks ?? [];
    const start = a?.startedAt ?? 0;
    expect(b).toMatchObject({ startedAt: start + 50, waitedMs: 50, endedAt: start + 1_050 });
    expect(b?.retries).toBeUndefined();
    // Its pause of 375 ms is over while the other has the only slot.
    expect(a).toMatchObject({
      attempts: 2,
      endedAt: start + 1_080,
      retries: [{ failedAt: start + 50, startedAt: start + 1_050, waitedMs: 625 }],
    });
    expect(a?.waitedMs).toBeUndefined();
  });
});
