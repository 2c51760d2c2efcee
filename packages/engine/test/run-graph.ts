import { builtInKinds } from '@parallax/nodes';
import type { Graph, GraphInput, RunEvent } from '@parallax/schema';
import { readGraph } from '@parallax/schema';
import { FakeClock } from '@parallax/testkit/fake-clock';
import { type Script, ScriptedModels } from '@parallax/testkit/scripted-models';
import { compile } from '../src/compile/compile.ts';
import type { Program } from '../src/compile/program.ts';
import type { AnyKind, ModelRequest, ModelRoute } from '../src/index.ts';
import { type RunHandle, type RunOptions, startRun } from '../src/run.ts';

/** A short way to write a graph: nodes by id, edges as `from.port -> to.port`. */
export function graphOf(
  nodes: Record<string, { kind: string; label?: string } & Record<string, unknown>>,
  edges: readonly string[],
  limits: GraphInput['limits'] = {},
): Graph {
  const document = {
    version: 1,
    name: 'Test',
    nodes: Object.entries(nodes).map(([id, { kind, label, ...config }]) => ({
      id,
      kind,
      config,
      ...(label === undefined ? {} : { label }),
    })),
    edges: edges.map((text, index) => ({ id: `e${index}`, ...parseEdge(text) })),
    limits,
  };
  const read = readGraph(document);
  if (!read.ok) throw new Error(read.issues.map((issue) => issue.message).join('\n'));
  return read.graph;
}

function parseEdge(text: string): Record<string, string> {
  const [from = '', to = ''] = text.split('->').map((end) => end.trim());
  const [source = '', sourceHandle] = from.split('.');
  const [target = '', targetHandle] = to.split('.');
  return {
    source,
    target,
    ...(sourceHandle === undefined ? {} : { sourceHandle }),
    ...(targetHandle === undefined ? {} : { targetHandle }),
  };
}

export function programOf(graph: Graph, kinds: readonly AnyKind[] = builtInKinds): Program {
  const { program, issues } = compile(graph, kinds);
  if (program === null) throw new Error(issues.map((issue) => issue.message).join('\n'));
  return program;
}

export interface TestRun {
  readonly run: RunHandle;
  readonly events: RunEvent[];
  readonly clock: FakeClock;
  readonly models: ScriptedModels;
}

/** Starts a run on a fake clock with scripted models. */
export function startTest(
  graph: Graph,
  script: (request: ModelRequest, call: number) => Script,
  options: Partial<RunOptions> & { readonly kinds?: readonly AnyKind[] } = {},
  routeOf?: (model: string) => ModelRoute,
): TestRun {
  const clock = new FakeClock();
  const events: RunEvent[] = [];
  const models = new ScriptedModels(clock, script, routeOf);
  const { kinds, ...rest } = options;
  const run = startRun(programOf(graph, kinds), {
    runId: 'run-1',
    models,
    clock,
    random: () => 0.5,
    seed: 1,
    onEvent: (event) => events.push(event),
    ...rest,
  });
  return { run, events, clock, models };
}

export async function runToEnd(
  ...args: Parameters<typeof startTest>
): Promise<TestRun & { end: Awaited<RunHandle['done']> }> {
  const test = startTest(...args);
  return { ...test, end: await test.clock.until(test.run.done) };
}

export const answer =
  (text: string): (() => Script) =>
  () => ({ text });
