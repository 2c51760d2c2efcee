import { compile, defineKind, type Kind, type ModelPort, type Program } from '@parallax/engine';
import { startRun } from '@parallax/engine/run';
import { type Json, readGraph } from '@parallax/schema';
import { z } from 'zod';
import type { Peer } from './peers.ts';

/** Kinds that do nothing but pass items on, so that what is measured is the engine: the work itself is a function of the bench. */
function benchKinds(
  items: readonly number[],
  works: readonly ((item: number) => Promise<number>)[],
): Kind<unknown>[] {
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
    run: () => ({ outputs: {}, branches: items.map((value) => ({ value })) }),
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

function benchProgram(
  items: readonly number[],
  concurrency: number,
  works: Parameters<typeof benchKinds>[1],
): Program {
  const ids = ['source', ...works.map((_, stage) => `work-${stage}`), 'sink'];
  const read = readGraph({
    version: 1,
    name: 'Bench',
    nodes: ids.map((id) => ({ id, kind: id })),
    edges: ids.slice(1).map((target, index) => ({ id: `e${index}`, source: ids[index] ?? '', target })),
    limits: { concurrency },
  });
  if (!read.ok) throw new Error('The bench graph does not read.');
  const { program, issues } = compile(read.graph, benchKinds(items, works));
  if (program === null) throw new Error(issues.map((issue) => issue.message).join('\n'));
  return program;
}

export interface ParallaxResult {
  readonly values: readonly Json[];
  readonly events: number;
}

/** Runs the items through the engine with all its events, and counts them. */
export async function runParallax(
  ...[items, concurrency, ...works]: Parameters<Peer>
): Promise<ParallaxResult> {
  let events = 0;
  const program = benchProgram(items, concurrency, works);
  const run = startRun(program, {
    runId: 'bench',
    models,
    onEvent: () => {
      events += 1;
    },
  });
  const { outputs } = await run.done;
  return { values: (outputs.sink ?? []).map((item) => item.value), events };
}
