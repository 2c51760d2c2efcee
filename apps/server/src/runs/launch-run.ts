import { type AnyKind, type Clock, INSIDE, type ModelPort, type Program } from '@parallax/engine';
import { type Limiter, startRun } from '@parallax/engine/run';
import { rehearsed } from '@parallax/models';
import {
  type Graph,
  type Issue,
  type Json,
  type RunState,
  readGraph,
  type StartRunRequest,
} from '@parallax/schema';
import { HttpProblem, notFound } from '../http/problem.ts';
import type { GraphStore, LaunchPlan, NewRun, RunStore } from '../store/store.ts';
import { checkGraph } from './check-graph.ts';
import type { LiveRun } from './live-run.ts';
import { loadReuse } from './reuse-run.ts';
import type { Execution, RunRegistry } from './run-registry.ts';

export interface LaunchDeps {
  readonly graphs: GraphStore;
  readonly runs: RunStore;
  readonly kinds: readonly AnyKind[];
  readonly models: ModelPort;
  readonly limiter: Limiter;
  readonly clock: Clock;
  readonly registry: RunRegistry;
}

interface Source {
  readonly graph: Graph;
  readonly graphId: string | null;
  readonly graphVersion: number | null;
}

/**
 * Checks what is to be run and starts it. Throws a 422 with every issue of the graph when it cannot run.
 * Returns the new run's id and the warnings. A run that is there under `id` already is not started again.
 */
export async function launchRun(
  deps: LaunchDeps,
  request: StartRunRequest,
  id: string,
): Promise<{ id: string; issues: Issue[] }> {
  const { graph: base, graphId, graphVersion } = await sourceOf(deps.graphs, request);
  const graph: Graph = { ...base, limits: { ...base.limits, ...definedOnly(request.limits) } };
  const { inputs = {}, reuseFrom, rehearse } = request;
  const { issues, program } = checkGraph(graph, deps.kinds, modelsFor(deps, { rehearse }), inputs);
  if (program === null) throw invalidGraph(issues);
  const from = request.from?.flatMap((id) => nodesNamed(program, id));

  if ((await deps.runs.get(id)) !== null) return { id, issues: [...issues] };
  const launch: LaunchPlan = { reuseFrom, from, rehearse };
  const run: NewRun = {
    id,
    graphId,
    graphVersion,
    graph,
    createdAt: deps.clock.now(),
    inputs,
    launch,
  };
  const execute = await prepareRun(deps, run, program, undefined);
  await deps.registry.start(run, execute);
  return { id, issues: [...issues] };
}

/** The nodes of a program that an id of the graph means: the node itself, or all that are inside of a block. */
function nodesNamed({ nodes }: Program, id: string): string[] {
  const found = nodes.filter((node) => node.id === id || node.id.startsWith(`${id}${INSIDE}`));
  if (found.length > 0) return found.map((node) => node.id);
  throw new HttpProblem(422, 'unknown-node', `"from" names "${id}", and the graph has no such node.`);
}

/** A run that goes on: the fold of what is stored of it, and whether it is only to end. */
export interface RunPast {
  readonly state: RunState;
  readonly cancelled: boolean;
}

/** All that a run needs but its place in the registry. */
export async function prepareRun(
  deps: LaunchDeps,
  { id, graphId, graphVersion, launch }: Pick<NewRun, 'id' | 'graphId' | 'graphVersion' | 'launch'>,
  program: Program,
  past: RunPast | undefined,
): Promise<(live: LiveRun) => Execution> {
  const { limiter, clock, runs, registry } = deps;
  const models = modelsFor(deps, launch);
  const reuse = await loadReuse(runs, registry, launch);
  return (live) =>
    startRun(program, {
      runId: id,
      models,
      limiter,
      clock,
      contentKeys: true,
      ...(models.price === undefined ? {} : { priceOf: models.price }),
      onEvent: (event) => live.receive(event),
      whenStored: (then) => live.whenStored(then),
      ...(past === undefined ? {} : { resume: past.state, cancelled: past.cancelled }),
      ...(graphId === null ? {} : { graphId }),
      ...(graphVersion === null ? {} : { graphVersion }),
      ...(reuse === undefined ? {} : { reuse }),
      ...(launch.rehearse === undefined ? {} : { rehearsal: launch.rehearse }),
    });
}

/** The models that a run asks: simulated ones in a rehearsal. */
export function modelsFor(
  { models, clock }: Pick<LaunchDeps, 'models' | 'clock'>,
  { rehearse }: LaunchPlan,
): ModelPort {
  return rehearse === undefined ? models : rehearsed(models, rehearse, clock);
}

async function sourceOf(graphs: GraphStore, { graph, graphId, version }: StartRunRequest): Promise<Source> {
  if (graph === undefined && graphId === undefined) {
    throw new HttpProblem(
      400,
      'invalid-body',
      'Send "graph", a whole document, or "graphId", one that is saved, or both for unsaved changes of it.',
    );
  }
  const stored =
    graphId === undefined
      ? null
      : version === undefined
        ? await graphs.get(graphId)
        : await graphs.version(graphId, version);
  if (graphId !== undefined && stored === null)
    throw notFound('graph', version === undefined ? graphId : `${graphId}, version ${version}`);
  if (graph !== undefined)
    return { graph: readOrRefuse(graph), graphId: graphId ?? null, graphVersion: null };
  if (stored === null) throw notFound('graph', graphId ?? '');
  return { graph: stored.graph, graphId: stored.id, graphVersion: stored.version };
}

/** A graph document as a client sent it. Throws a 422 with what is wrong with its shape. */
export function readOrRefuse(document: Json): Graph {
  const read = readGraph(document);
  if (!read.ok) throw invalidGraph(read.issues);
  return read.graph;
}

export function invalidGraph(issues: readonly Issue[]): HttpProblem {
  const errors = issues.filter((issue) => issue.severity === 'error').length;
  return new HttpProblem(
    422,
    'invalid-graph',
    `The graph has ${errors === 1 ? 'a problem' : `${errors} problems`}; see "issues".`,
    { issues },
  );
}

function definedOnly(limits: StartRunRequest['limits']): Partial<Graph['limits']> {
  const defined = Object.entries(limits ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(defined);
}
