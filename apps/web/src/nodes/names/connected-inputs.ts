import type { Result } from '@parallax/engine';
import type { Graph, GraphEdge, GraphNode, Json, JsonObject } from '@parallax/schema';
import { kindNamed, nodeTitle } from '../../graph/kinds.ts';
import { portsOf } from '../../graph/ports.ts';
import type { KindView } from '../kind-view.ts';
import type { Shape } from './shape.ts';

/** What is connected to one input port of a node. */
export interface ConnectedInput {
  readonly port: string;
  /** What the node that it comes from is called. */
  readonly from: string;
  readonly shape: Shape;
  /** The value, where it is known before a run; of several branches the first, which `branch` then names. */
  readonly value?: Json;
  readonly branch?: string;
}

/** Looks upstream in one graph. */
interface Upstream {
  readonly graph: Graph;
  readonly viewOf: (kind: string) => KindView;
  /** Nodes that are being looked at: a cycle ends there. */
  readonly below: ReadonlySet<string>;
}

/**
 * What reaches each port of a node, in the order of the edges. Cycles and broken configs are survived, since a graph that is
 * being edited has them.
 */
export function connectedInputs(
  graph: Graph,
  nodeId: string,
  viewOf: (kind: string) => KindView,
): ConnectedInput[] {
  return inputsOf({ graph, viewOf, below: new Set() }, nodeId);
}

function inputsOf(up: Upstream, nodeId: string): ConnectedInput[] {
  const node = up.graph.nodes.find((each) => each.id === nodeId);
  if (node === undefined || up.below.has(nodeId)) return [];
  const inner = { ...up, below: new Set([...up.below, nodeId]) };
  return up.graph.edges
    .filter((edge) => edge.target === nodeId)
    .flatMap((edge) => connected(inner, node, edge));
}

function connected(up: Upstream, node: GraphNode, edge: GraphEdge): ConnectedInput[] {
  const port = edge.targetHandle ?? portsOf(node, up.graph.blocks).inputs[0]?.name;
  const source = up.graph.nodes.find((each) => each.id === edge.source);
  if (port === undefined || source === undefined) return [];
  const sourcePort = edge.sourceHandle ?? portsOf(source, up.graph.blocks).outputs[0]?.name ?? '';
  const shapes = Object.fromEntries(inputsOf(up, source.id).map((input) => [input.port, input.shape]));
  const shape = up.viewOf(source.kind).shape?.(source.config, sourcePort, shapes) ?? {};
  return [{ port, from: nodeTitle(source), shape, ...known(source, sourcePort) }];
}

function known(source: GraphNode, port: string): Pick<ConnectedInput, 'value' | 'branch'> {
  const result = constantOf(source);
  if (result === undefined) return {};
  const first = result.branches?.[0];
  if (first !== undefined) return { value: first.value, branch: first.label ?? '' };
  const value = result.outputs[port];
  return value === undefined ? {} : { value };
}

/** By config: an input of 10,000 items is not to be read again for every letter that is typed after it. */
const constants = new WeakMap<JsonObject, Result | undefined>();

/** What a node gives whatever happens, such as an input; undefined where only a run can tell. */
export function constantOf({ kind: name, config }: GraphNode): Result | undefined {
  if (constants.has(config)) return constants.get(config);
  const kind = kindNamed(name);
  const parsed = kind?.constant === undefined ? undefined : kind.config.safeParse(config);
  const result = parsed?.success === true ? kind?.constant?.(parsed.data) : undefined;
  constants.set(config, result);
  return result;
}
