import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyEvents } from './apply-event.ts';
import { EVENT_VERSION, type RunEvent } from './event.ts';
import { lightState } from './light-state.ts';
import { withOutputRefs } from './output-refs.ts';
import { emptyRunState, type RunState, runStateSchema } from './run-state.ts';

const long = 'x'.repeat(5000);
const path = (index: number) => [{ node: 'list', index }];

/** A task that ended for each output, and at the end an output node that shows some of it. */
function eventsOf(outputs: readonly (string | { winner: string; tally: string[] })[]): RunEvent[] {
  let seq = 0;
  const envelope = () => ({ v: EVENT_VERSION, runId: 'r', seq: ++seq, at: seq }) as const;
  const ends = outputs.map(
    (output, index): RunEvent => ({
      ...envelope(),
      type: 'task-end',
      node: 'ask',
      task: `ask@list:${index}`,
      path: path(index),
      outcome: 'ok',
      output,
      ms: 1,
      attempts: 1,
    }),
  );
  const items = outputs.map((output, index) => ({
    path: path(index),
    source: 'ask',
    value: typeof output === 'string' ? output : output.winner,
  }));
  const totals = {
    tasks: outputs.length,
    calls: 0,
    retries: 0,
    inputTokens: 0,
    outputTokens: 0,
    costUsd: 0,
    taskMs: outputs.length,
    estimated: false,
  };
  const other = { path: [], source: 'elsewhere', value: 'made of several' };
  return [
    ...ends,
    {
      ...envelope(),
      type: 'run-end',
      outcome: 'ok',
      outputs: { out: [...items, other] },
      totals,
      missing: [],
      ms: 9,
    },
  ];
}

const outputs = fc.array(
  fc.oneof(fc.string(), fc.record({ winner: fc.string(), tally: fc.array(fc.string()) })),
  { maxLength: 8 },
);
const fold = (events: readonly RunEvent[]): RunState => applyEvents(emptyRunState('r'), events);

it('a run-end that names tasks in place of their values folds to the same state', () => {
  fc.assert(
    fc.property(outputs, (values) => {
      const events = eventsOf(values);
      const before = fold(events.slice(0, -1));
      const slim = events.map((event) => (event.type === 'run-end' ? withOutputRefs(event, before) : event));
      const sent: RunEvent[] = JSON.parse(JSON.stringify(slim));
      expect(fold(sent)).toEqual(fold(events));
    }),
  );
});

it('a value is in the log once', () => {
  const events = eventsOf(Array.from({ length: 10 }, () => long));
  const end = events.at(-1);
  if (end?.type !== 'run-end') throw new Error('no end');
  expect(JSON.stringify(withOutputRefs(end, fold(events.slice(0, -1)))).length).toBeLessThan(3000);
});

it('a light state has the beginning of long values, and is itself again when made light', () => {
  const state = fold(eventsOf(Array.from({ length: 100 }, (_, index) => (index === 0 ? 'short' : long))));
  const light = lightState(state);
  expect(runStateSchema.parse(light)).toEqual(light);
  expect(lightState(light)).toBe(light);
  expect(light.nodes.ask?.tasks[0]?.output).toBe('short');
  expect(light.nodes.ask?.tasks[1]).toMatchObject({ clipped: { size: 5000 } });
  expect(light.outputs.out?.[1]).toMatchObject({ value: null, clipped: { size: 5000 } });
  expect(JSON.stringify(light).length).toBeLessThan(100_000);
});

it('events fold onto a light state as onto the whole one', () => {
  const events = eventsOf(Array.from({ length: 100 }, () => long));
  for (const cut of [60, 100]) {
    const whole = lightState(fold(events));
    const folded = applyEvents(lightState(fold(events.slice(0, cut))), events.slice(cut));
    expect(folded.totals).toEqual(whole.totals);
    expect(folded.nodes.ask?.tasks).toHaveLength(100);
    expect(folded.status).toBe('ok');
  }
});

it('a small state stays as it is', () => {
  const state = fold(eventsOf(['a', 'b']));
  expect(lightState(state)).toBe(state);
});
