import type { AnyKind, Clock, ModelPort } from '@parallax/engine';
import { type Limiter, startRun } from '@parallax/engine/run';
import { type Graph, type Issue, type Json, readGraph, type StartRunRequest } from '@parallax/schema';
import { newId } from '../http/new-id.ts';
import { HttpProblem, notFound } from '../http/problem.ts';
import type { GraphStore } from '../store/store.ts';
import { checkGraph } from './check-graph.ts';
import type { RunRegistry } from './run-registry.ts';

export interface LaunchDeps {
  readonly graphs: GraphStore;
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
 * Returns the new run's id and the warnings.
 */
export async function launchRun(
  deps: LaunchDeps,
  request: StartRunRequest,
): Promise<{ id: string; issues: Issue[] }> {
  const { graph: base, graphId, graphVersion } = await sourceOf(deps.graphs, request);
  const graph: Graph = { ...base, limits: { ...base.limits, ...definedOnly(request.limits) } };
  const { issues, program } = checkGraph(graph, deps.kinds, deps.models, request.inputs);
  if (program === null) throw invalidGraph(issues);

  const id = newId();
  const { models, limiter, clock } = deps;
  await deps.registry.start(
    { id, graphId, graphVersion, graph, createdAt: clock.now(), inputs: request.inputs ?? {}, launch: {} },
    (onEvent) =>
      startRun(program, {
        runId: id,
        models,
        limiter,
        clock,
        onEvent,
        ...(graphId === null ? {} : { graphId }),
        ...(graphVersion === null ? {} : { graphVersion }),
      }),
  );
  return { id, issues: [...issues] };
}

async function sourceOf(graphs: GraphStore, { graph, graphId, version }: StartRunRequest): Promise<Source> {
  if (graph !== undefined && graphId === undefined) {
    return { graph: readOrRefuse(graph), graphId: null, graphVersion: null };
  }
  if (graph !== undefined || graphId === undefined) {
    throw new HttpProblem(
      400,
      'invalid-body',
      'Send either "graph", a whole document, or "graphId", one that is saved.',
    );
  }
  const stored = version === undefined ? await graphs.get(graphId) : await graphs.version(graphId, version);
  if (stored === null)
    throw notFound('graph', version === undefined ? graphId : `${graphId}, version ${version}`);
  return { graph: stored.graph, graphId, graphVersion: stored.version };
}

/** A graph document as a client sent it. Throws a 422 with what is wrong with its shape. */
export function readOrRefuse(document: Json): Graph {
  const read = readGraph(document);
  if (!read.ok) throw invalidGraph(read.issues);
  return read.graph;
}

function invalidGraph(issues: readonly Issue[]): HttpProblem {
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
