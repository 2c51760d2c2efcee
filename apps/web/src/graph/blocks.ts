import { partOf } from '@parallax/engine';
import { blockKind } from '@parallax/nodes';
import { type Block, blockSchema, type Graph, type GraphNode } from '@parallax/schema';
import { freshId, idStem } from './ids.ts';
import { kinds } from './kinds.ts';

/** Changes of blocks as pure functions, like those of `edits.ts`. */

/** The blocks that nodes need, with those that these hold. */
export function blocksUsedBy(nodes: readonly GraphNode[], blocks: readonly Block[]): Block[] {
  const found = new Set<Block>();
  const open = [...nodes];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const part = partOf(node, kinds);
    const block = part.is === 'use' ? blocks.find((each) => each.id === part.block) : undefined;
    if (block === undefined || found.has(block)) continue;
    found.add(block);
    open.push(...block.nodes);
  }
  return blocks.filter((block) => found.has(block));
}

export interface Imported {
  readonly graph: Graph;
  /** Under which ids the blocks are known in the graph. */
  readonly ids: ReadonlyMap<string, string>;
}

/** Brings blocks into a document. One that it holds already is used; another gets an id that is free. */
export function importBlocks(graph: Graph, blocks: readonly Block[]): Imported {
  const held = graph.blocks ?? [];
  const taken = new Set(held.map((block) => block.id));
  const ids = new Map<string, string>();
  for (const block of blocks) {
    const same = held.find((each) => asRead(each) === asRead(block));
    const id = same?.id ?? freshId(idStem(block.id), taken);
    taken.add(id);
    ids.set(block.id, id);
  }
  const added = blocks.flatMap((block) => {
    const id = ids.get(block.id) ?? block.id;
    return held.some((each) => each.id === id)
      ? []
      : [{ ...block, id, nodes: withBlockIds(block.nodes, ids) }];
  });
  return { graph: added.length === 0 ? graph : { ...graph, blocks: [...held, ...added] }, ids };
}

/** What a block is, whatever its id: as text with the keys in the order of the schema. */
function asRead(block: Block): string {
  return JSON.stringify(blockSchema.parse({ ...block, id: 'block' }));
}

/** Nodes that stand for blocks by their new ids. */
export function withBlockIds(nodes: readonly GraphNode[], ids: ReadonlyMap<string, string>): GraphNode[] {
  return nodes.map((node) => {
    const part = partOf(node, kinds);
    const id = part.is === 'use' ? ids.get(part.block) : undefined;
    return id === undefined ? node : { ...node, config: { ...node.config, block: id } };
  });
}

/** A new node that stands for a block. */
export function nodeFor(block: Block): Pick<GraphNode, 'kind' | 'label' | 'config'> {
  return { kind: blockKind.kind, label: block.name, config: { block: block.id } };
}

/** Changes what a block is called or is for. Nodes that are labelled with its old name follow. */
export function updateBlock(
  graph: Graph,
  id: string,
  patch: Partial<Pick<Block, 'name' | 'description'>>,
): Graph {
  const before = graph.blocks?.find((each) => each.id === id);
  if (before === undefined) return graph;
  const relabel = <C extends Pick<Graph, 'nodes'>>(canvas: C): C => ({
    ...canvas,
    nodes: canvas.nodes.map((node) =>
      patch.name !== undefined && node.label === before.name && isUseOf(node, id)
        ? { ...node, label: patch.name }
        : node,
    ),
  });
  const blocks = (graph.blocks ?? []).map(relabel);
  return { ...relabel(graph), blocks: blocks.map((each) => (each.id === id ? { ...each, ...patch } : each)) };
}

export function isUseOf(node: GraphNode, blockId: string): boolean {
  const part = partOf(node, kinds);
  return part.is === 'use' && part.block === blockId;
}

/** Forgets a block that nothing uses; one that is used stays. */
export function removeBlock(graph: Graph, id: string): Graph {
  const blocks = graph.blocks ?? [];
  const nodes = [...graph.nodes, ...blocks.filter((each) => each.id !== id).flatMap((each) => each.nodes)];
  const isUsed = nodes.some((node) => isUseOf(node, id));
  if (isUsed || !blocks.some((each) => each.id === id)) return graph;
  const { blocks: _before, ...rest } = graph;
  const kept = blocks.filter((each) => each.id !== id);
  return kept.length === 0 ? rest : { ...rest, blocks: kept };
}
