import { partOf, portsOfBlock } from '@parallax/engine';
import { makeBlock } from '@parallax/nodes';
import type { Block, Graph, GraphEdge, GraphNode } from '@parallax/schema';
import { isUseOf } from './blocks.ts';
import { freshEdgeId, freshId } from './ids.ts';
import { kinds } from './kinds.ts';
import { blockOf } from './levels.ts';

/** The larger changes of blocks as pure functions, loaded when the first is asked for. */

/** Makes a block of nodes of the canvas, and a node that stands for it in their place. */
export function blockFrom(
  graph: Graph,
  ids: ReadonlySet<string>,
  name: string,
): { graph: Graph; nodeId: string } {
  const nodeId = freshId(name.toLowerCase(), new Set(graph.nodes.map((node) => node.id)));
  const id = freshId(name.toLowerCase(), new Set((graph.blocks ?? []).map((block) => block.id)));
  const { canvas, block } = makeBlock(graph, ids, { id, name, nodeId });
  return { graph: { ...canvas, blocks: [...(graph.blocks ?? []), block] }, nodeId };
}

/** The name of a port node of a block; undefined for any other node. */
function portName(node: GraphNode): { side: 'input' | 'output'; name: string } | undefined {
  const part = partOf(node, kinds);
  return part.is === 'port' ? part.boundary : undefined;
}

/** Whether a port of a block may be called that: no other of its side is. */
export function isFreePortName({ nodes }: Pick<Block, 'nodes'>, nodeId: string, name: string): boolean {
  const own = nodes.find((node) => node.id === nodeId);
  const side = own && portName(own)?.side;
  return !nodes.some(
    (node) => node.id !== nodeId && portName(node)?.side === side && portName(node)?.name === name,
  );
}

/** Renames a port of a block, with the edges that lead to it wherever the block is used. */
export function renamePort(graph: Graph, blockId: string, nodeId: string, name: string): Graph {
  const block = graph.blocks?.find((each) => each.id === blockId);
  const node = block?.nodes.find((each) => each.id === nodeId);
  const port = node && portName(node);
  if (block === undefined || port === undefined || port.name === name) return graph;
  const ports = portsOfBlock(blockId, graph.blocks ?? [], kinds);
  const rename = <C extends Pick<Graph, 'nodes' | 'edges'>>(canvas: C): C => {
    const uses = new Set(canvas.nodes.flatMap((each) => (isUseOf(each, blockId) ? [each.id] : [])));
    if (uses.size === 0) return canvas;
    const edges = canvas.edges.map((edge) => {
      if (
        port.side === 'input' &&
        uses.has(edge.target) &&
        (edge.targetHandle ?? ports.inputs[0]?.name) === port.name
      )
        return { ...edge, targetHandle: name };
      if (
        port.side === 'output' &&
        uses.has(edge.source) &&
        (edge.sourceHandle ?? ports.outputs[0]?.name) === port.name
      )
        return { ...edge, sourceHandle: name };
      return edge;
    });
    return { ...canvas, edges };
  };
  const blocks = (graph.blocks ?? []).map((each) => {
    const renamed = rename(each);
    if (each.id !== blockId) return renamed;
    return {
      ...renamed,
      nodes: renamed.nodes.map((one) =>
        one.id === nodeId ? { ...one, config: { ...one.config, name } } : one,
      ),
    };
  });
  return { ...rename(graph), blocks };
}

/** Puts the nodes of a block in the place of one node that stands for it: the reverse of `blockFrom`. */
export function unpackBlock(graph: Graph, nodeId: string): { graph: Graph; nodes: readonly string[] } {
  const use = graph.nodes.find((node) => node.id === nodeId);
  const block = use && blockOf(graph, use);
  if (use === undefined || block === undefined) return { graph, nodes: [] };
  const taken = new Set(graph.nodes.map((node) => node.id));
  taken.delete(nodeId);
  const ids = new Map<string, string>();
  const inside = block.nodes.filter((node) => partOf(node, kinds).is !== 'port');
  for (const node of inside) {
    const id = freshId(node.id, taken);
    taken.add(id);
    ids.set(node.id, id);
  }
  const shift = shiftTo(use, inside);
  const nodes = inside.map((node) => ({
    ...node,
    id: ids.get(node.id) ?? node.id,
    ...(node.position === undefined ? {} : { position: shift(node.position) }),
  }));
  const at = graph.nodes.indexOf(use);
  return {
    graph: {
      ...graph,
      nodes: graph.nodes.toSpliced(at, 1, ...nodes),
      edges: joinEdges(graph, use, block, ids),
    },
    nodes: [...ids.values()],
  };
}

function shiftTo({ position }: GraphNode, inside: readonly GraphNode[]) {
  const placed = inside.flatMap((node) => (node.position === undefined ? [] : [node.position]));
  const middle = (of: (at: { x: number; y: number }) => number) =>
    (Math.min(...placed.map(of)) + Math.max(...placed.map(of))) / 2;
  const by =
    position === undefined || placed.length === 0
      ? { x: 0, y: 0 }
      : { x: position.x - middle(({ x }) => x), y: position.y - middle(({ y }) => y) };
  return ({ x, y }: { x: number; y: number }) => ({
    x: Math.round(x + by.x),
    y: Math.round(y + by.y),
  });
}

interface Source {
  readonly source: string;
  readonly sourceHandle?: string | undefined;
}

/** The edges of a canvas on which a block was unpacked: those across its border are joined. */
function joinEdges(
  graph: Graph,
  use: GraphNode,
  block: Block,
  ids: ReadonlyMap<string, string>,
): GraphEdge[] {
  const ports = portsOfBlock(block.id, graph.blocks ?? [], kinds);
  const portOf = (id: string) => {
    const node = block.nodes.find((each) => each.id === id);
    const part = node && partOf(node, kinds);
    return part?.is === 'port' ? part.boundary : undefined;
  };
  const outside = (port: string): Source[] =>
    graph.edges.filter(
      ({ source, target, targetHandle }) =>
        target === use.id && source !== use.id && (targetHandle ?? ports.inputs[0]?.name) === port,
    );
  const insideSource = ({ source, sourceHandle }: GraphEdge): Source[] => {
    const port = portOf(source);
    return port === undefined ? [{ source: ids.get(source) ?? source, sourceHandle }] : outside(port.name);
  };
  const taken = new Set([...graph.edges, ...block.edges].map((edge) => edge.id));
  const kept = new Set<string>();
  const edge = (id: string, { source, sourceHandle }: Source, target: string, handle: string | undefined) => {
    const own = kept.has(id) ? freshEdgeId(taken) : id;
    taken.add(own);
    kept.add(own);
    return {
      id: own,
      source,
      target,
      ...(sourceHandle === undefined ? {} : { sourceHandle }),
      ...(handle === undefined ? {} : { targetHandle: handle }),
    };
  };
  const outer = graph.edges.flatMap((each) => {
    if (each.target === use.id) return [];
    if (each.source !== use.id) return [edge(each.id, each, each.target, each.targetHandle)];
    const name = each.sourceHandle ?? ports.outputs[0]?.name;
    return block.edges
      .filter(({ target }) => portOf(target)?.side === 'output' && portOf(target)?.name === name)
      .flatMap(insideSource)
      .map((source) => edge(each.id, source, each.target, each.targetHandle));
  });
  const inner = block.edges.flatMap((each) => {
    const target = ids.get(each.target);
    if (target === undefined) return [];
    return insideSource(each).map((source) => edge(each.id, source, target, each.targetHandle));
  });
  return [...outer, ...inner];
}
