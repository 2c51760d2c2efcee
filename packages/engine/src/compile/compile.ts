import type { Graph, Issue, Json } from '@parallax/schema';
import type { AnyKind, Ports, TaskSettings } from '../kind.ts';
import { coneOf } from './cones.ts';
import { type CheckedEdge, checkEdges } from './edges.ts';
import { type Expanded, expandBlocks, type Origin } from './expand.ts';
import { sayInside } from './inside.ts';
import { IssueList } from './issues.ts';
import { type CheckedNode, checkNodes } from './nodes.ts';
import { type Order, orderNodes } from './order.ts';
import { pacedScopes } from './pacing.ts';
import {
  type Gathering,
  type Program,
  type ProgramEdge,
  type ProgramNode,
  portNamed,
  type Stack,
} from './program.ts';
import { computeScopes, type NodeScopes, outputStack } from './scopes.ts';

/** What is known of a graph, also of one that cannot run: the editor draws ports and scopes from it while problems remain. */
export interface Compiled {
  readonly issues: readonly Issue[];
  /** Null while an issue is an error. */
  readonly program: Program | null;
  /** The graph with the nodes of its blocks in it; nodes inside have ids like `review.grade`, in all that is said here too. */
  readonly expanded: Graph;
  /** For nodes that stand for a block or for one of its ports: by output port where its values come from, as nodes of `expanded`. */
  readonly origins: Expanded['origins'];
  /** By node id; a node whose config is broken is missing. */
  readonly ports: Readonly<Record<string, Ports>>;
  /** Open scopes of a node's tasks and of each of its outputs, by node id; missing where they cannot be told. */
  readonly scopes: Readonly<
    Record<string, { readonly stack: Stack; readonly outputs: Readonly<Record<string, Stack>> }>
  >;
}

/**
 * Checks a graph against the kinds and works out ports, order and scopes. Reports everything that is wrong, not only the first
 * thing, and never throws for a bad graph.
 *
 * @param inputs values that a run gives in place of saved ones, by node id
 */
export function compile(
  document: Graph,
  kinds: readonly AnyKind[],
  inputs: Readonly<Record<string, Json>> = {},
): Compiled {
  const issues = new IssueList();
  const expanded = expandBlocks(document, kinds, issues);
  const { graph } = expanded;
  if (document.nodes.length === 0)
    issues.graph('empty-graph', 'The graph has no nodes. Add an Input to begin.');
  const nodes = checkNodes(graph, kinds, inputs, issues);
  const edges = checkEdges(graph, nodes, expanded.unfed, issues);
  const order = orderNodes(nodes, edges, issues);
  const scopes = computeScopes(nodes, edges, order, issues);
  const program = issues.hasErrors ? null : build(graph, inputs, nodes, edges, order, scopes, issues);
  return {
    issues: graph === document ? issues.all : sayInside(issues.all, document, kinds),
    program,
    expanded: graph,
    origins: expanded.origins,
    ports: Object.fromEntries([
      ...expanded.uses,
      ...[...nodes].map(([id, node]) => [id, node.ports] as const),
    ]),
    scopes: Object.fromEntries([
      ...[...scopes].map(([id, found]) => [id, viewOf(id, found, nodes)] as const),
      ...[...expanded.origins].map(([id, ports]) => [id, viewOfOrigins(ports, nodes, scopes)] as const),
    ]),
  };
}

function viewOf(id: string, scopes: NodeScopes, nodes: ReadonlyMap<string, CheckedNode>) {
  const outputs = nodes.get(id)?.ports.outputs ?? [];
  return {
    stack: scopes.stack,
    outputs: Object.fromEntries(outputs.map(({ name }) => [name, outputStack(id, scopes, name)])),
  };
}

/** The scopes of what a block gives are those of the nodes inside that give it. */
function viewOfOrigins(
  ports: Readonly<Record<string, readonly Origin[]>>,
  nodes: ReadonlyMap<string, CheckedNode>,
  scopes: ReadonlyMap<string, NodeScopes>,
) {
  const outputs = Object.entries(ports).flatMap(([name, [origin]]): [string, Stack][] => {
    const found = origin === undefined ? undefined : scopes.get(origin.node);
    const port = portNamed(nodes.get(origin?.node ?? '')?.ports.outputs ?? [], origin?.port);
    if (origin === undefined || found === undefined || port === undefined) return [];
    return [[name, outputStack(origin.node, found, port.name)]];
  });
  const stacks = outputs.map(([, stack]) => stack);
  const [shallowest = []] = stacks.toSorted((a, b) => a.length - b.length);
  return { stack: shallowest, outputs: Object.fromEntries(outputs) };
}

function build(
  graph: Graph,
  overrides: Readonly<Record<string, Json>>,
  nodes: ReadonlyMap<string, CheckedNode>,
  edges: readonly CheckedEdge[],
  order: Order,
  scopes: ReadonlyMap<string, NodeScopes>,
  issues: IssueList,
): Program {
  const full: ProgramEdge[] = edges.map((edge) => ({
    ...edge,
    stack: scopes.get(edge.target)?.edges.get(edge.id) ?? [],
  }));
  const into = Map.groupBy(full, (edge) => edge.target);
  const outOf = Map.groupBy(full, (edge) => edge.source);
  const cones = (id: string) => coneOf(id, outOf, order, scopes);
  const paced = pacedScopes(nodes, scopes, full, cones, issues);
  const pacers = new Map([...paced].map(([closer, { opener }]) => [opener, closer]));
  const program: ProgramNode[] = [];
  for (const id of order.ids) {
    const checked = nodes.get(id);
    const found = scopes.get(id);
    if (checked === undefined || found === undefined) continue;
    const { label, kind, config, ports } = checked;
    const gathering: Gathering | undefined =
      found.over === undefined
        ? undefined
        : {
            over: found.over,
            wait: kind.wait?.(config) ?? 'all',
            cone: cones(id),
            paced: paced.get(id),
            keepsLineage: ports.outputs.length > 0 && kind.keepsLineage?.(config) !== false,
          };
    const settings: TaskSettings = kind.settings?.(config) ?? {};
    program.push({
      id,
      label,
      kind,
      config,
      ports,
      rank: order.ranks.get(id) ?? 0,
      stack: found.stack,
      inputs: into.get(id) ?? [],
      outputs: outOf.get(id) ?? [],
      gather: kind.gather === 'all' && kind.streams?.(config) === true ? 'as-they-come' : kind.gather,
      gathering,
      widening: found.widening,
      pacedBy: pacers.get(id),
      settings,
    });
  }
  return { graph, limits: graph.limits, overrides, nodes: program };
}
