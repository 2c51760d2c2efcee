import { reduceKind } from '@parallax/nodes';
import {
  applyEvents,
  type EventOf,
  emptyRunState,
  isStored,
  originsOf,
  type RunEvent,
  TaskError,
} from '@parallax/schema';
import { testContext } from '@parallax/testkit/kind-suite';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { reuseFromEnds } from '../src/run.ts';
import { graphOf, runToEnd, startTest } from './run-graph.ts';

// What only these strategies need is loaded once, in real time, which a fake clock does not know of.
beforeAll(async () => {
  for (const strategy of ['tree', 'refine'])
    await reduceKind.run(testContext(reduceKind, { config: { strategy } }));
});

const essays = (count: number, reduce: Record<string, unknown> = {}, limits = {}) =>
  graphOf(
    {
      list: {
        kind: 'input',
        type: 'list',
        value: Array.from({ length: count }, (_, at) => ({ name: `Essay ${at + 1}`, text: `t${at + 1}` })),
      },
      read: { kind: 'agent', model: 'test/m', prompt: 'Read {{input}}', onError: 'drop', retries: 0 },
      tree: {
        kind: 'reduce',
        strategy: 'tree',
        model: 'test/m',
        system: '',
        prompt: 'Join\n{{items}}',
        ...(reduce.strategy === undefined ? { fanIn: 3 } : {}),
        ...reduce,
      },
      out: { kind: 'output' },
    },
    ['list -> read.input', 'read -> tree', 'tree -> out'],
    limits,
  );

const isJoin = ({ prompt }: { prompt: string }) => prompt.startsWith('Join');
/** Names the items that it joins, so that a wrong order or a lost one shows. */
const joined = (prompt: string) =>
  [...prompt.matchAll(/label="([^"]+)"/g)].map(([, label]) => `[${label}]`).join(' ');
const reply = (request: { prompt: string }, ms: number) =>
  isJoin(request) ? { text: joined(request.prompt), ms } : { text: request.prompt.slice(5), ms };

describe('a tree in a run', () => {
  it('gives byte-identical prompts whatever order results come in', async () => {
    const prompts = async (times: Iterator<number>) => {
      const { models, end } = await runToEnd(essays(23), (request) =>
        reply(request, times.next().value ?? 1),
      );
      return {
        joins: models.requests
          .filter(isJoin)
          .map(({ prompt }) => prompt)
          .sort(),
        end: end.outputs,
      };
    };
    const first = await prompts([].values());
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.integer({ min: 1, max: 9000 })), async (times) => {
        expect(await prompts(times)).toEqual(first);
      }),
      { numRuns: 25 },
    );
  });

  it.each(['fan-out', 'all'])(
    'begins a group when its members are there, while others are still being read (%s)',
    async (over) => {
      const { models } = await runToEnd(essays(9, { over }), (request) =>
        reply(request, request.prompt === 'Read t9' ? 60_000 : isJoin(request) ? 10 : 100),
      );
      const order = models.requests.filter(isJoin).map(({ prompt }) => prompt);
      expect(order).toHaveLength(4);
      expect(models.requests.slice(9, 11).every(isJoin)).toBe(true);
    },
  );

  it('combines the groups of a level at the same time', async () => {
    const { models, clock } = startTest(essays(27), (request) => reply(request, isJoin(request) ? 1000 : 1));
    await clock.advance(20);
    expect(models.active).toBe(9);
  });

  it('does not hold a slot while it waits: one slot is enough for the whole', async () => {
    const { end, models } = await runToEnd(essays(10, {}, { concurrency: 1 }), (request) =>
      reply(request, 10),
    );
    expect(end.outcome).toBe('ok');
    expect(models.mostActive).toBe(1);
  });

  it('tries a refused or failed call again by itself, and none of the others', async () => {
    let failures = 0;
    const { end, models, events } = await runToEnd(essays(9), (request) => {
      if (!request.prompt.includes('t4') || !isJoin(request) || failures > 1) return reply(request, 10);
      failures += 1;
      return { error: new TaskError(failures === 1 ? 'http-429' : 'http-500', 'No.', { retryable: true }) };
    });
    expect(end.outcome).toBe('ok');
    expect(models.requests.filter(isJoin)).toHaveLength(4 + 2);
    expect(events.filter((event) => event.type === 'node-data' && event.name === 'step-retry')).toHaveLength(
      2,
    );
  });

  it('has no time limit as a whole, but each of its calls has', async () => {
    const slow = await runToEnd(essays(9, { timeoutMs: 1000 }), (request) =>
      reply(request, isJoin(request) ? 900 : 50_000),
    );
    expect(slow.end.outcome).toBe('ok');
    const stuck = await runToEnd(essays(9, { timeoutMs: 1000, retries: 0 }), (request) =>
      isJoin(request) ? { stalls: true } : reply(request, 1),
    );
    expect(stuck.end).toMatchObject({ outcome: 'error', error: { code: 'timeout' } });
  });

  it('goes on after a crash without asking again what was answered', async () => {
    const whole = await runToEnd(essays(27), (request) => reply(request, isJoin(request) ? 100 : 1));
    const log = whole.events.filter(isStored);
    const lastStep = log.findLastIndex((event) => event.type === 'node-data' && event.name === 'step');
    const before: RunEvent[] = JSON.parse(JSON.stringify(log.slice(0, lastStep)));
    const resume = applyEvents(emptyRunState('run-1'), before);
    const after = await runToEnd(essays(27), (request) => reply(request, 1), { resume });
    expect(after.models.requests).toHaveLength(1);
    expect(after.end.outputs).toEqual(whole.end.outputs);
    expect(after.end.totals.calls).toBe(whole.end.totals.calls);
    const end = applyEvents(emptyRunState('run-1'), log);
    expect(Object.keys(end.nodes.tree?.data ?? {}).filter((name) => name.startsWith('step'))).toEqual([]);
  });

  it('is known again by a later run, and done anew when an item has changed', async () => {
    const keyed = { contentKeys: true };
    const first = await runToEnd(essays(9), (request) => reply(request, 5), keyed);
    const ends = first.events.filter((event): event is EventOf<'task-end'> => event.type === 'task-end');
    const reuse = reuseFromEnds('run-0', [], ends);
    const again = await runToEnd(essays(9), (request) => reply(request, 5), { ...keyed, reuse });
    expect(again.models.requests).toHaveLength(0);
    expect(again.end.outputs).toEqual(first.end.outputs);
    const more = await runToEnd(essays(10), (request) => reply(request, 5), { ...keyed, reuse });
    expect(more.models.requests.filter(isJoin).length).toBeGreaterThan(0);
    expect(more.models.requests.filter((request) => !isJoin(request))).toHaveLength(1);
  });
});

describe('refine in a run', () => {
  it('begins with the first item as soon as it is there, and takes the others in order', async () => {
    const graph = essays(4, { strategy: 'refine', refinePrompt: 'Join\n{{draft}}\n{{items}}' });
    const { models, run, clock } = startTest(graph, (request) =>
      reply(request, request.prompt === 'Read t3' ? 10_000 : 100),
    );
    await clock.advance(150);
    expect(models.requests.at(-1)?.prompt).toContain('label="Essay 1"');
    const end = await clock.until(run.done);
    expect(models.requests.map(({ prompt }) => /label="([^"]+)"/.exec(prompt)?.[1] ?? prompt)).toEqual([
      'Read t1',
      'Read t2',
      'Read t3',
      'Read t4',
      'Essay 1',
      'Essay 2',
      'Essay 3',
      'Essay 4',
    ]);
    expect(models.requests.at(-1)?.prompt).toContain('<draft>\n[Essay 3]\n</draft>');
    expect(end.outputs.out?.[0]?.value).toBe('[Essay 4]');
  });
});

describe('lineage', () => {
  it('leads through chains of reductions down to the source items, and names no item that was lost', async () => {
    const graph = graphOf(
      {
        essays: { kind: 'input', type: 'list', value: ['a', 'b'] },
        views: {
          kind: 'fan-out',
          by: 'perspectives',
          perspectives: [{ name: 'X' }, { name: 'Y' }, { name: 'Z' }],
        },
        read: { kind: 'agent', model: 'test/m', prompt: '{{input.name}} {{input.input}}', retries: 0 },
        each: { kind: 'reduce', strategy: 'concat' },
        polish: { kind: 'agent', model: 'test/m', prompt: '{{input}}' },
        all: { kind: 'reduce', strategy: 'tree', model: 'test/m' },
        out: { kind: 'output' },
      },
      ['essays -> views', 'views -> read', 'read -> each', 'each -> polish', 'polish -> all', 'all -> out'],
    );
    const { events } = await runToEnd(graph, (request) =>
      request.prompt.startsWith('Y b')
        ? { error: new TaskError('http-400', 'No.') }
        : { text: request.prompt },
    );
    const { nodes } = applyEvents(emptyRunState('run-1'), events);
    const from = (node: string, at = 0) => {
      const task = nodes[node]?.tasks[at];
      return originsOf(task?.from ?? [], task?.path ?? []).map((origin) => [
        origin.node,
        ...origin.path.map(({ index }) => index),
      ]);
    };
    expect(from('all')).toEqual([
      ['polish', 0],
      ['polish', 1],
    ]);
    expect(from('each', 1)).toEqual([
      ['read', 1, 0],
      ['read', 1, 2],
    ]);
  });

  it('is left out where it is not kept', async () => {
    const { events } = await runToEnd(essays(3, { keepProvenance: false }), (request) => reply(request, 1));
    expect(events.find((event) => event.type === 'task-end' && event.node === 'tree')).not.toHaveProperty(
      'from',
    );
  });
});
