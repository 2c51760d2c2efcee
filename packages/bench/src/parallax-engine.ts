import { compile, defineKind, type Kind, type ModelPort, type Program } from '@parallax/engine';
import { startRun } from '@parallax/engine/run';
import { readGraph } from '@parallax/schema';
import { z } from 'zod';
import type { Peer, Work } from './peers.ts';

/** Kinds that do nothing but pass items on, so that what is measured is the engine: the work itself is a function of the bench. */
function benchKinds(works: readonly Work[]): Kind<unknown>[] {
  const config = z.unknown();
  const source = defineKind<unknown>({
    kind: 'source',
    version: 1,
    title: 'Source',
    summary: 'Gives the items.',
    config,
    ports: () => ({ inputs: [], outputs: [{ name: 'items' }] }),
    gather: 'one',
    widen: () => ({ port: 'items', noun: 'item' }),
    override: (_config, input) => input,
    run: ({ config: items }) => ({
      outputs: {},
      branches: Array.isArray(items) ? items.map((value) => ({ value })) : [],
    }),
  });
  const stages = works.map((work, stage) =>
    defineKind<unknown>({
      kind: `work-${stage}`,
      version: 1,
      title: 'Work',
      summary: 'Does the work.',
      config,
      ports: () => ({ inputs: [{ name: 'item' }], outputs: [{ name: 'result' }] }),
      gather: 'one',
      model: () => 'bench/model',
      settings: () => ({ retries: 0 }),
      run: async (ctx) => ({ outputs: { result: await work(Number(ctx.inputs.item)) } }),
    }),
  );
  const sink = defineKind<unknown>({
    kind: 'sink',
    version: 1,
    title: 'Sink',
    summary: 'Collects the results.',
    config,
    ports: () => ({ inputs: [{ name: 'results', many: true }], outputs: [] }),
    gather: 'all',
    over: () => 'all',
    run: () => ({ outputs: {} }),
  });
  return [source, ...stages, sink];
}

/** The engine's slots are what is measured, so no model is ever asked. */
const models: ModelPort = {
  route: () => ({ pool: 'bench' }),
  call: () => Promise.reject(new Error('The bench calls no model.')),
};

function benchProgram(items: readonly number[], concurrency: number, works: readonly Work[]): Program {
  const ids = ['source', ...works.map((_, stage) => `work-${stage}`), 'sink'];
  const read = readGraph({
    version: 1,
    name: 'Bench',
    nodes: ids.map((id) => ({ id, kind: id })),
    edges: ids.slice(1).map((target, index) => ({ id: `e${index}`, source: ids[index] ?? '', target })),
    limits: { concurrency },
  });
  if (!read.ok) throw new Error('The bench graph does not read.');
  const { program, issues } = compile(read.graph, benchKinds(works), { source: items });
  if (program === null) throw new Error(issues.map((issue) => issue.message).join('\n'));
  return program;
}

/** Runs the items through the engine with all its events. The graph is compiled beforehand, as the peers' are. */
export const parallax =
  (items: readonly number[]): Peer =>
  (concurrency, works) => {
    const program = benchProgram(items, concurrency, works);
    return async () => {
      let events = 0;
      const run = startRun(program, {
        runId: 'bench',
        models,
        onEvent: () => {
          events += 1;
        },
      });
      const { outputs } = await run.done;
      if (events < 2 * works.length * items.length && outputs.sink?.length === items.length) {
        throw new Error('Parallax did not tell of every task.');
      }
      return (outputs.sink ?? []).map((item) => item.value);
    };
  };
