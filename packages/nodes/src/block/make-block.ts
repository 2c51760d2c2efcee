import type { Block, Graph, GraphEdge, GraphNode, Position } from '@parallax/schema';
import { blockKind } from './definition.ts';
import { blockInputKind, blockOutputKind } from './ports.ts';

/** What can be drawn on one canvas. */
export type Canvas = Pick<Graph, 'nodes' | 'edges' | 'notes' | 'groups'>;

export interface NewBlock {
  /** Of the block; no other block of the document may have it. */
  readonly id: string;
  readonly name: string;
  /** Of the node that will stand for it; no other node of the canvas may have it. */
  readonly nodeId: string;
}

/** How far ports stand from the nodes inside, and from each other, in pixels. */
const ASIDE = 392;
const APART = 140;

/**
 * Makes a block of some nodes (and notes) of a canvas and puts one node in their place. Each output outside that feeds them becomes an
 * input of the block, each output inside that is used outside an output. Edges keep their order, so that what comes out stays the same.
 */
export function makeBlock<C extends Canvas>(
  canvas: C,
  ids: ReadonlySet<string>,
  { id, name, nodeId }: NewBlock,
): { readonly canvas: C; readonly block: Block } {
  const inside = canvas.nodes.filter((node) => ids.has(node.id));
  const ports = new PortMaker(inside);
  const outer: GraphEdge[] = [];
  const inner: GraphEdge[] = [];
  for (const edge of canvas.edges) {
    const begins = ids.has(edge.source);
    const ends = ids.has(edge.target);
    if (begins && ends) inner.push(edge);
    else if (ends) {
      const { port, isNew } = ports.get(
        'input',
        edge.source,
        edge.sourceHandle,
        edge.targetHandle ?? edge.source,
      );
      inner.push(endingAt({ id: edge.id, source: port.id }, edge));
      if (isNew) outer.push(beginningAt({ id: edge.id, target: nodeId, targetHandle: port.name }, edge));
    } else if (begins) {
      const { port, isNew } = ports.get(
        'output',
        edge.source,
        edge.sourceHandle,
        edge.sourceHandle ?? edge.source,
      );
      outer.push(endingAt({ id: edge.id, source: nodeId, sourceHandle: port.name }, edge));
      if (isNew) inner.push(beginningAt({ id: edge.id, target: port.id }, edge));
    } else outer.push(edge);
  }
  const notes = canvas.notes?.filter((note) => ids.has(note.id));
  const groups = canvas.groups?.filter((group) => group.members.every((member) => ids.has(member)));
  const use: GraphNode = {
    id: nodeId,
    kind: blockKind.kind,
    label: name,
    config: { block: id },
    ...placeOf(inside),
  };
  // The node stands where the first of them stood, so that what is sorted by the nodes' order stays so.
  const first = canvas.nodes.findIndex((node) => ids.has(node.id));
  const nodes = canvas.nodes.filter((node) => !ids.has(node.id));
  nodes.splice(first, 0, use);
  return {
    canvas: { ...canvas, nodes, edges: outer, ...restOf(canvas, ids, nodeId) },
    block: {
      id,
      name,
      description: '',
      nodes: [...ports.of('input'), ...inside, ...ports.of('output')],
      edges: inner,
      ...(notes === undefined || notes.length === 0 ? {} : { notes }),
      ...(groups === undefined || groups.length === 0 ? {} : { groups }),
    },
  };
}

/** Notes and groups that stay outside; a group that loses some of its nodes to the block gets the block in their place. */
function restOf({ notes, groups }: Canvas, ids: ReadonlySet<string>, nodeId: string): Partial<Canvas> {
  const kept = groups?.flatMap((group) => {
    const members = group.members.filter((member) => !ids.has(member));
    if (members.length === group.members.length) return [group];
    return members.length === 0 ? [] : [{ ...group, members: [...members, nodeId] }];
  });
  return {
    ...(notes === undefined ? {} : { notes: notes.filter((note) => !ids.has(note.id)) }),
    ...(kept === undefined ? {} : { groups: kept }),
  };
}

function endingAt(begin: Omit<GraphEdge, 'target'>, { target, targetHandle }: GraphEdge): GraphEdge {
  return { ...begin, target, ...(targetHandle === undefined ? {} : { targetHandle }) };
}

function beginningAt(end: Omit<GraphEdge, 'source'>, { source, sourceHandle }: GraphEdge): GraphEdge {
  return { ...end, source, ...(sourceHandle === undefined ? {} : { sourceHandle }) };
}

function placeOf(nodes: readonly GraphNode[]): { position?: Position } {
  const placed = nodes.flatMap(({ position }) => (position === undefined ? [] : [position]));
  if (placed.length === 0) return {};
  const middle = (of: (at: Position) => number) =>
    Math.round((Math.min(...placed.map(of)) + Math.max(...placed.map(of))) / 2);
  return { position: { x: middle(({ x }) => x), y: middle(({ y }) => y) } };
}

interface MadePort {
  readonly id: string;
  readonly name: string;
}

/** Makes a port for each different place that an edge across the border begins at. */
class PortMaker {
  private readonly made = new Map<string, MadePort>();
  private readonly nodes = { input: [] as GraphNode[], output: [] as GraphNode[] };
  private readonly inside: readonly GraphNode[];
  private readonly taken: Set<string>;

  constructor(inside: readonly GraphNode[]) {
    this.inside = inside;
    this.taken = new Set(inside.map((node) => node.id));
  }

  get(
    side: 'input' | 'output',
    node: string,
    handle: string | undefined,
    wanted: string,
  ): { port: MadePort; isNew: boolean } {
    const key = `${side}\n${node}\n${handle ?? ''}`;
    const before = this.made.get(key);
    if (before !== undefined) return { port: before, isNew: false };
    const names = new Set(this.nodes[side].map(({ config }) => config.name));
    const name = fresh(wanted, (each) => names.has(each));
    const id = fresh(`${side}-${name.replace(/[^A-Za-z0-9_-]+/g, '-')}`.slice(0, 56), (each) =>
      this.taken.has(each),
    );
    this.taken.add(id);
    this.nodes[side].push({
      id,
      kind: (side === 'input' ? blockInputKind : blockOutputKind).kind,
      config: { name },
    });
    const port = { id, name };
    this.made.set(key, port);
    return { port, isNew: true };
  }

  /** The nodes of the ports of one side, beside the nodes inside. */
  of(side: 'input' | 'output'): GraphNode[] {
    const placed = this.inside.flatMap(({ position }) => (position === undefined ? [] : [position]));
    if (placed.length === 0) return this.nodes[side];
    const xs = placed.map(({ x }) => x);
    const x = side === 'input' ? Math.min(...xs) - ASIDE : Math.max(...xs) + ASIDE;
    const top = Math.min(...placed.map(({ y }) => y));
    return this.nodes[side].map((node, index) => ({ ...node, position: { x, y: top + index * APART } }));
  }
}

function fresh(wanted: string, isTaken: (name: string) => boolean): string {
  if (!isTaken(wanted)) return wanted;
  for (let number = 2; ; number += 1) if (!isTaken(`${wanted}-${number}`)) return `${wanted}-${number}`;
}
