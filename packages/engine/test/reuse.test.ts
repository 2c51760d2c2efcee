import { type EventOf, type RunEvent, TaskError } from '@parallax/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Reuse, reuseFromEnds } from '../src/run.ts';
import { moody, randomGraph } from './random-graph.ts';
import { graphOf, runToEnd } from './run-graph.ts';

const keyed = { contentKeys: true };

function reuseOf(events: readonly RunEvent[], from: readonly string[] = []): Reuse {
  const ends = events.filter((event): event is EventOf<'task-end'> => event.type === 'task-end');
  return reuseFromEnds('run-0', from, ends);
}

/** Two steps for each essay, and a synthesis of all. */
const essays = (value: readonly string[], settings: Record<string, unknown> = {}) =>
  graphOf(
    {
      list: { kind: 'input', type: 'list', value },
      grade: { kind: 'agent', model: 'test/m', prompt: 'Grade {{input}}', ...settings },
      check: { kind: 'agent', model: 'test/m', prompt: 'Check {{input}}' },
      out: { kind: 'output' },
    },
    ['list -> grade.input', 'grade -> check.input', 'check -> out'],
  );

const echo = ({ prompt }: { prompt: string }) => ({ text: `<${prompt}>` });
const three = ['a', 'b', 'c'];

describe('reusing an earlier run', () => {
  it('asks nothing again when nothing has changed, and says where each result comes from', async () => {
    const first = await runToEnd(essays(three), echo, keyed);
    const again = await runToEnd(essays(three), echo, { ...keyed, reuse: reuseOf(first.events) });
    expect(again.models.requests).toHaveLength(0);
    expect(again.end.outputs).toEqual(first.end.outputs);
    expect(again.end.totals).toMatchObject({ calls: 0, inputTokens: 0, outputTokens: 0, taskMs: 0 });
    const end = again.events.find((event) => event.type === 'task-end' && event.task === 'check@list:1');
    expect(end).toMatchObject({
      outcome: 'ok',
      attempts: 0,
      reused: { runId: 'run-1', task: 'check@list:1', usage: { calls: 1 } },
    });
    expect(end).not.toHaveProperty('usage');
  });

  it('retries what failed: one failed item costs one call for each step that it had not reached', async () => {
    const failing = ({ prompt }: { prompt: string }) =>
      prompt === 'Grade b' ? { error: new TaskError('http-400', 'No.') } : echo({ prompt });
    const first = await runToEnd(essays(three), failing, keyed);
    expect(first.end.outcome).toBe('partial');
    const again = await runToEnd(essays(three), echo, { ...keyed, reuse: reuseOf(first.events) });
    expect(again.models.requests.map(({ prompt }) => prompt)).toEqual(['Grade b', 'Check <Grade b>']);
    expect(again.end.outcome).toBe('ok');
    expect(again.end.outputs).toEqual((await runToEnd(essays(three), echo)).end.outputs);
  });

  it('asks only for a new essay at the top of the list', async () => {
    const first = await runToEnd(essays(three), echo, keyed);
    const again = await runToEnd(essays(['new', ...three]), echo, {
      ...keyed,
      reuse: reuseOf(first.events),
    });
    expect(again.models.requests.map(({ prompt }) => prompt)).toEqual(['Grade new', 'Check <Grade new>']);
    expect(again.end.outputs.out).toHaveLength(4);
  });

  it('asks a changed node anew, and what it feeds', async () => {
    const first = await runToEnd(essays(three), echo, keyed);
    const changed = essays(three, { temperature: 0 });
    const again = await runToEnd(changed, echo, { ...keyed, reuse: reuseOf(first.events) });
    // The answers came out the same, so that what depends on them only is reused.
    expect(again.models.requests).toHaveLength(3);
  });

  it('does not ask again because of a longer timeout or more retries', async () => {
    const first = await runToEnd(essays(three), echo, keyed);
    const patient = essays(three, { timeoutMs: 90_000, retries: 5, onError: 'fail' });
    const again = await runToEnd(patient, echo, { ...keyed, reuse: reuseOf(first.events) });
    expect(again.models.requests).toHaveLength(0);
  });

  it('runs from a node on: that node and all that depends on it are asked anew', async () => {
    const first = await runToEnd(essays(three), echo, keyed);
    const reuse = reuseOf(first.events, ['check']);
    const again = await runToEnd(essays(three), echo, { ...keyed, reuse });
    expect(again.models.requests.map(({ prompt }) => prompt)).toEqual(
      three.map((essay) => `Check <Grade ${essay}>`),
    );
    expect(again.events[0]).toMatchObject({ type: 'run-start', reuseFrom: 'run-0', from: ['check'] });
    const all = reuseOf(first.events, ['grade']);
    expect((await runToEnd(essays(three), echo, { ...keyed, reuse: all })).models.requests).toHaveLength(6);
  });

  it('keeps samples of one prompt apart', async () => {
    const samples = (count: number) =>
      graphOf(
        {
          text: { kind: 'input', type: 'text', value: 'q' },
          copies: { kind: 'fan-out', by: 'copies', count },
          ask: { kind: 'agent', model: 'test/m', prompt: '{{input}}' },
          out: { kind: 'output' },
        },
        ['text -> copies', 'copies -> ask.input', 'ask -> out'],
      );
    let calls = 0;
    const first = await runToEnd(samples(3), () => ({ text: `sample ${++calls}` }), keyed);
    const again = await runToEnd(samples(4), () => ({ text: 'new' }), {
      ...keyed,
      reuse: reuseOf(first.events),
    });
    expect(again.models.requests).toHaveLength(1);
    expect(again.end.outputs.out?.map(({ value }) => value)).toEqual([
      'sample 1',
      'sample 2',
      'sample 3',
      'new',
    ]);
  });

  it('names the first origin when results are reused again and again', async () => {
    const first = await runToEnd(essays(three), echo, keyed);
    const second = await runToEnd(essays(three), echo, { ...keyed, reuse: reuseOf(first.events) });
    const third = await runToEnd(essays(three), echo, {
      ...keyed,
      reuse: { ...reuseOf(second.events), runId: 'run-1' },
    });
    expect(third.models.requests).toHaveLength(0);
    const end = third.events.find((event) => event.type === 'task-end' && event.task === 'grade@list:0');
    expect(end).toMatchObject({ reused: { runId: 'run-1', task: 'grade@list:0' } });
  });

  it('never pays twice for an answer, on any graph, and gives what asking all of it would give', async () => {
    await fc.assert(
      fc.asyncProperty(randomGraph, fc.integer(), async (graph, pace) => {
        const first = await runToEnd(graph, moody(pace), keyed);
        const again = await runToEnd(graph, moody(pace + 1), { ...keyed, reuse: reuseOf(first.events) });
        const paid = new Set(
          first.events.flatMap((event) =>
            event.type === 'task-end' && event.outcome === 'ok' && event.key !== undefined
              ? [event.task]
              : [],
          ),
        );
        for (const event of again.events)
          if (event.type === 'task-start' && event.model !== undefined)
            expect(paid).not.toContain(event.task);
        expect(JSON.stringify(again.end.outputs)).toBe(JSON.stringify(first.end.outputs));
        expect(again.end.outcome).toBe(first.end.outcome);
        const healed = (request: { prompt: string }) => ({ text: `sure ${request.prompt.length}` });
        const fresh = await runToEnd(graph, healed);
        const mended = await runToEnd(graph, healed, { ...keyed, reuse: reuseOf([]) });
        expect(JSON.stringify(mended.end.outputs)).toBe(JSON.stringify(fresh.end.outputs));
      }),
      { numRuns: 100 },
    );
  });
});
