import type { Block, GraphEdge, GraphNode } from '@parallax/schema';
import type { AnyKind, Boundary, Port, Ports } from '../kind.ts';
import { portNamed } from './program.ts';

/** What a node is to the blocks of a document: one that does something itself, the use of a block, or a port of the block it is in. */
export type Part =
  | { readonly is: 'node' }
  | { readonly is: 'use'; readonly block: string }
  | { readonly is: 'port'; readonly boundary: Boundary };

const plain: Part = { is: 'node' };

/** Asks the node's kind. A node whose kind or config is wrong counts as one that does something: its issues are found there. */
export function partOf(node: GraphNode, kinds: readonly AnyKind[]): Part {
  const kind = kinds.find((each) => each.kind === node.kind);
  if (kind?.block === undefined && kind?.boundary === undefined) return plain;
  const config = kind.config.safeParse(node.config);
  if (!config.success) return plain;
  const block = kind.block?.(config.data);
  if (block !== undefined) return { is: 'use', block };
  const boundary = kind.boundary?.(config.data);
  return boundary === undefined ? plain : { is: 'port', boundary };
}

const noPorts: Ports = { inputs: [], outputs: [] };
const remembered = new WeakMap<readonly AnyKind[], WeakMap<readonly Block[], Map<string, Ports>>>();

/**
 * The ports of a block: those of its nodes that stand for one, in their order. An input takes several edges where all that it leads
 * to does, and may stay unconnected where it leads to nothing that needs it. A block that the document does not hold has none.
 */
export function portsOfBlock(id: string, blocks: readonly Block[], kinds: readonly AnyKind[]): Ports {
  const ofKinds = remembered.get(kinds) ?? new WeakMap<readonly Block[], Map<string, Ports>>();
  remembered.set(kinds, ofKinds);
  const known = ofKinds.get(blocks) ?? new Map<string, Ports>();
  ofKinds.set(blocks, known);
  const before = known.get(id);
  if (before !== undefined) return before;
  // A block that holds itself ends here; that it does is said by `expandBlocks`.
  known.set(id, noPorts);
  const block = blocks.find((each) => each.id === id);
  const ports = block === undefined ? noPorts : readPorts(block, blocks, kinds);
  known.set(id, ports);
  return ports;
}

function readPorts({ nodes, edges }: Block, blocks: readonly Block[], kinds: readonly AnyKind[]): Ports {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const inputs: Port[] = [];
  const outputs: Port[] = [];
  for (const node of nodes) {
    const part = partOf(node, kinds);
    if (part.is !== 'port') continue;
    const { name, side } = part.boundary;
    const list = side === 'input' ? inputs : outputs;
    if (list.some((port) => port.name === name)) continue;
    list.push(side === 'output' ? { name } : inputPort(name, node.id, edges, byId, blocks, kinds));
  }
  return { inputs, outputs };
}

function inputPort(
  name: string,
  id: string,
  edges: readonly GraphEdge[],
  nodes: ReadonlyMap<string, GraphNode>,
  blocks: readonly Block[],
  kinds: readonly AnyKind[],
): Port {
  const fed = edges
    .filter((edge) => edge.source === id)
    .flatMap(({ target, targetHandle }) => {
      const node = nodes.get(target);
      const port = node && portNamed(portsOfNode(node, blocks, kinds).inputs, targetHandle);
      return port === undefined ? [] : [port];
    });
  return {
    name,
    many: fed.length > 0 && fed.every((port) => port.many === true),
    optional: fed.every((port) => port.optional === true),
  };
}

function portsOfNode(node: GraphNode, blocks: readonly Block[], kinds: readonly AnyKind[]): Ports {
  const part = partOf(node, kinds);
  if (part.is === 'use') return portsOfBlock(part.block, blocks, kinds);
  const kind = kinds.find((each) => each.kind === node.kind);
  const config = kind?.config.safeParse(node.config);
  return kind === undefined || config?.success !== true ? noPorts : kind.ports(config.data);
}
