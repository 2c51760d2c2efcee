import type { Graph, NodeState, RunState, TaskErrorBody, TaskState } from '@parallax/schema';

/**
 * What a share shows is copied field by field: whatever is added to graphs, runs and tasks later stays private until somebody adds it
 * here. Left out are ids of graphs and other runs, and addresses of model servers in what errors say.
 */
export function sharedGraph(graph: Graph): Graph {
  return {
    version: graph.version,
    name: graph.name,
    description: graph.description,
    ...sharedCanvas(graph),
    ...(graph.blocks === undefined
      ? {}
      : {
          blocks: graph.blocks.map(({ id, name, description, ...canvas }) => ({
            id,
            name,
            description,
            ...sharedCanvas(canvas),
          })),
        }),
    limits: graph.limits,
  };
}

/** What is drawn on one canvas, which a block has too. */
function sharedCanvas({ nodes, edges, notes, groups }: Pick<Graph, 'nodes' | 'edges' | 'notes' | 'groups'>) {
  return {
    nodes: nodes.map(({ id, kind, label, position, config }) => ({
      id,
      kind,
      ...(label === undefined ? {} : { label }),
      ...(position === undefined ? {} : { position }),
      config,
    })),
    edges: edges.map(({ id, source, sourceHandle, target, targetHandle }) => ({
      id,
      source,
      ...(sourceHandle === undefined ? {} : { sourceHandle }),
      target,
      ...(targetHandle === undefined ? {} : { targetHandle }),
    })),
    ...(notes === undefined
      ? {}
      : {
          notes: notes.map(({ id, text, position, width, height }) => ({
            id,
            text,
            position,
            width,
            height,
          })),
        }),
    ...(groups === undefined
      ? {}
      : {
          groups: groups.map(({ id, title, members, collapsed }) => ({
            id,
            title,
            members,
            ...(collapsed === undefined ? {} : { collapsed }),
          })),
        }),
  };
}

/** Stands for the ids that are not shown. */
const HIDDEN = 'hidden';

/** The state of a run as a share shows it; see `sharedGraph`. */
export function sharedState(state: RunState): RunState {
  const { v, throughSeq, status, graph, inputs, estimate, rehearsal, startedAt, endedAt } = state;
  const { nodes, outputs, totals, missing, error } = state;
  return {
    v,
    runId: HIDDEN,
    throughSeq,
    status,
    ...(graph === undefined ? {} : { graph: { name: graph.name } }),
    inputs,
    ...(estimate === undefined ? {} : { estimate }),
    ...(rehearsal === undefined ? {} : { rehearsal }),
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(endedAt === undefined ? {} : { endedAt }),
    nodes: Object.fromEntries(Object.entries(nodes).map(([id, node]) => [id, sharedNode(node)])),
    outputs,
    totals,
    missing: missing.map((item) =>
      item.error === undefined ? item : { ...item, error: sharedError(item.error) },
    ),
    ...(error === undefined ? {} : { error: sharedError(error) }),
  };
}

function sharedNode(node: NodeState): NodeState {
  const { status, width, running, retrying, counts, startedAt, endedAt, totals, tasks, data } = node;
  return {
    status,
    ...(width === undefined ? {} : { width }),
    running,
    retrying,
    counts,
    startedAt,
    ...(endedAt === undefined ? {} : { endedAt }),
    totals,
    tasks: tasks.map(sharedTask),
    data,
  };
}

function sharedTask(state: TaskState): TaskState {
  const {
    task,
    path,
    label,
    status,
    attempts,
    startedAt,
    endedAt,
    model,
    output,
    error,
    reason,
    usage,
    ms,
    reused,
  } = state;
  return {
    task,
    path,
    ...(label === undefined ? {} : { label }),
    status,
    attempts,
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(model === undefined ? {} : { model }),
    ...(output === undefined ? {} : { output }),
    ...(error === undefined ? {} : { error: sharedError(error) }),
    ...(reason === undefined ? {} : { reason }),
    ...(usage === undefined ? {} : { usage }),
    ...(ms === undefined ? {} : { ms }),
    ...(reused === undefined ? {} : { reused: { ...reused, runId: HIDDEN } }),
  };
}

/** Errors of connections name the server that was asked. */
function sharedError({ code, message, retryable }: TaskErrorBody): TaskErrorBody {
  return { code, message: withoutAddresses(message), retryable };
}

const url = /\bhttps?:\/\/[^\s"'<>)\]]+/gi;
/** `host:port`, IPv4 and bracketed IPv6 addresses. */
const host =
  /\[[0-9a-f:.]+\](?::\d+)?|\b(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?\b|\b[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?:\d{2,5}\b/gi;

function withoutAddresses(text: string): string {
  return text.replace(url, '[address]').replace(host, '[address]');
}
