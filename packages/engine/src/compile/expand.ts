import type { Block, Graph, GraphEdge, GraphNode } from '@parallax/schema';
import type { AnyKind, Ports } from '../kind.ts';
import { type Part, partOf, portsOfBlock } from './blocks.ts';
import { IssueList, list } from './issues.ts';
import { portNamed } from './program.ts';

/** Between a node that stands for a block and a node inside of it: `review.grade`. No id of a document holds it. */
export const INSIDE = '.';

/** More nodes than this nobody draws: blocks within blocks can multiply to any number. */
const MAX_NODES = 20_000;

/** Where a value comes from, as an id of the expanded graph; without a port it is the first. */
export interface Origin {
  readonly node: string;
  readonly port: string | undefined;
}

/** A graph in which the nodes of blocks have taken the places of the nodes that stood for them. */
export interface Expanded {
  /** Nodes inside have ids like `review.grade`. Of what was drawn it holds only nodes and edges. */
  readonly graph: Graph;
  /** The ports of the nodes that stood for blocks, by id. */
  readonly uses: ReadonlyMap<string, Ports>;
  /** For nodes that stood for a block or for one of its ports, by id: where the values of their output ports come from. */
  readonly origins: ReadonlyMap<string, Readonly<Record<string, readonly Origin[]>>>;
  /** Inputs inside that get nothing because nothing is connected to a port of the block, as `node\nport`. */
  readonly unfed: ReadonlyMap<
    string,
    { readonly use: string; readonly label: string; readonly port: string }
  >;
}

/** One canvas: the graph's own, or the inside of one use of a block. */
interface Level {
  readonly prefix: string;
  readonly nodes: ReadonlyMap<string, { readonly node: GraphNode; readonly part: Part }>;
  readonly edges: readonly GraphEdge[];
  readonly into: ReadonlyMap<string, readonly GraphEdge[]>;
  readonly outer: { readonly level: Level; readonly use: GraphNode } | undefined;
  readonly inner: Map<string, Level>;
}

/**
 * Puts the nodes of blocks in the places of the nodes that stand for them, at any depth, so that everything after it knows no blocks.
 * Edges into a node keep their order, and nodes their labels, so a part of a graph that is made a block gives what it gave before.
 */
export function expandBlocks(graph: Graph, kinds: readonly AnyKind[], issues: IssueList): Expanded {
  return new Expansion(graph, kinds, issues).run();
}

/** The graph with the nodes of its blocks in it, as it is run. Itself where it uses none. What is wrong with its blocks is said by `compile`. */
export function expandGraph(graph: Graph, kinds: readonly AnyKind[]): Graph {
  return expandBlocks(graph, kinds, new IssueList()).graph;
}

class Expansion {
  private readonly blocks: readonly Block[];
  private readonly nodes: GraphNode[] = [];
  private readonly edges: GraphEdge[] = [];
  private readonly levels: Level[] = [];
  private readonly uses = new Map<string, Ports>();
  private readonly origins = new Map<string, Record<string, readonly Origin[]>>();
  private readonly unfed = new Map<string, { use: string; label: string; port: string }>();
  private readonly known = new Map<string, readonly Origin[]>();
  private isFull = false;

  private readonly graph: Graph;
  private readonly kinds: readonly AnyKind[];
  private readonly issues: IssueList;

  constructor(graph: Graph, kinds: readonly AnyKind[], issues: IssueList) {
    this.graph = graph;
    this.kinds = kinds;
    this.issues = issues;
    this.blocks = graph.blocks ?? [];
  }

  run(): Expanded {
    const { graph, uses, origins, unfed } = this;
    if (graph.nodes.every((node) => partOf(node, this.kinds).is === 'node'))
      return { graph, uses, origins, unfed };
    this.enter(graph, '', undefined, []);
    for (const level of this.levels) this.connect(level);
    for (const level of this.levels) this.trace(level);
    const { version, name, description, limits } = graph;
    return {
      graph: { version, name, description, limits, nodes: this.nodes, edges: this.edges },
      uses,
      origins,
      unfed,
    };
  }

  private enter(
    { nodes, edges }: Pick<Block, 'nodes' | 'edges'>,
    prefix: string,
    outer: Level['outer'],
    trail: readonly string[],
  ): Level {
    const parts = new Map<string, { node: GraphNode; part: Part }>();
    const into = Map.groupBy(edges, (edge) => edge.target);
    const level: Level = { prefix, nodes: parts, edges, into, outer, inner: new Map() };
    this.levels.push(level);
    for (const node of nodes) {
      const part = partOf(node, this.kinds);
      if (parts.has(node.id) || part.is === 'node') this.place(level, node);
      if (parts.has(node.id)) continue;
      parts.set(node.id, { node, part });
      if (part.is === 'port') this.checkPort(level, node, part.boundary.name);
      if (part.is === 'use') this.open(level, node, part.block, trail);
    }
    return level;
  }

  private place({ prefix }: Level, node: GraphNode): void {
    if (this.nodes.length < MAX_NODES) {
      this.nodes.push({ ...node, id: prefix + node.id });
      return;
    }
    if (this.isFull) return;
    this.isFull = true;
    this.issues.graph(
      'too-many-nodes',
      `With all its blocks opened the graph has more than ${MAX_NODES} nodes. Use fewer blocks within blocks.`,
    );
  }

  private checkPort({ outer, prefix, nodes }: Level, node: GraphNode, name: string): void {
    const id = prefix + node.id;
    if (outer === undefined) {
      const message = `"${node.label ?? name}" is a port of a block, but is not inside of one. Use an Input or an Output in its place, or move it into a block.`;
      this.issues.node(id, 'port-outside-block', message);
      return;
    }
    const isTaken = [...nodes.values()].some(
      (other) =>
        other.node !== node &&
        other.node.kind === node.kind &&
        other.part.is === 'port' &&
        other.part.boundary.name === name,
    );
    if (isTaken)
      this.issues.node(
        id,
        'duplicate-port',
        `Two ports of this block are called "${name}". Give one of them another name.`,
        ['name'],
      );
  }

  private open(level: Level, node: GraphNode, blockId: string, trail: readonly string[]): void {
    const id = level.prefix + node.id;
    const block = this.blocks.find((each) => each.id === blockId);
    if (block === undefined) {
      const message = `"${node.label ?? node.id}" stands for the block "${blockId}", which this graph does not hold. Choose a block for it, or delete it.`;
      this.issues.node(id, 'unknown-block', message, ['block']);
      return;
    }
    this.uses.set(id, portsOfBlock(blockId, this.blocks, this.kinds));
    if (trail.includes(blockId)) {
      const names = [...trail.slice(trail.indexOf(blockId)), blockId].map(
        (each) => `"${this.blocks.find((known) => known.id === each)?.name ?? each}"`,
      );
      const message = `A block cannot hold itself: ${names.join(' holds ')}. Delete this node, or choose another block for it.`;
      this.issues.node(id, 'block-cycle', message, ['block']);
      return;
    }
    if (this.isFull) return;
    level.inner.set(node.id, this.enter(block, id + INSIDE, { level, use: node }, [...trail, blockId]));
  }

  /** Makes the edges that end at a node of this level; those that end at a port of a block are taken up where they lead. */
  private connect(level: Level): void {
    const { prefix, nodes, edges } = level;
    for (const edge of edges) {
      const target = nodes.get(edge.target);
      if (target !== undefined && target.part.is !== 'node') {
        this.checkEnds(level, edge);
        continue;
      }
      const source = nodes.get(edge.source);
      if (source?.part.is === 'use' && !this.hasPort(level, edge, 'source')) continue;
      const found = this.sources(level, edge.source, edge.sourceHandle);
      if (found.length === 0) this.noteUnfed(level, edge);
      for (const [index, origin] of found.entries()) {
        const { source: _source, sourceHandle: _handle, ...rest } = edge;
        this.edges.push({
          ...rest,
          id: `${prefix}${edge.id}${index === 0 ? '' : `~${index + 1}`}`,
          source: origin.node,
          target: prefix + edge.target,
          ...(origin.port === undefined ? {} : { sourceHandle: origin.port }),
        });
      }
    }
  }

  /** The nodes whose values arrive where an edge begins. */
  private sources(level: Level, id: string, handle: string | undefined): readonly Origin[] {
    const key = `${level.prefix}${id}\n${handle ?? ''}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    // Ports that only feed one another in a circle carry nothing.
    this.known.set(key, []);
    const found = this.findSources(level, id, handle);
    this.known.set(key, found);
    return found;
  }

  private findSources(level: Level, id: string, handle: string | undefined): readonly Origin[] {
    const part = level.nodes.get(id)?.part;
    if (part?.is === 'use') {
      const inner = level.inner.get(id);
      const name = portNamed(this.uses.get(level.prefix + id)?.outputs ?? [], handle)?.name;
      const port = inner && name !== undefined ? boundaryNode(inner, 'output', name) : undefined;
      return inner === undefined || port === undefined ? [] : this.arriving(inner, port, () => true);
    }
    if (part?.is === 'port') {
      if (part.boundary.side === 'output' || level.outer === undefined) return [];
      const { level: outside, use } = level.outer;
      const inputs = this.uses.get(outside.prefix + use.id)?.inputs ?? [];
      return this.arriving(outside, use.id, (edge) => {
        return portNamed(inputs, edge.targetHandle)?.name === part.boundary.name;
      });
    }
    return [{ node: level.prefix + id, port: handle }];
  }

  private arriving(level: Level, target: string, counts: (edge: GraphEdge) => boolean): Origin[] {
    return (level.into.get(target) ?? [])
      .filter(counts)
      .flatMap((edge) => this.sources(level, edge.source, edge.sourceHandle));
  }

  private noteUnfed(level: Level, { source, target, targetHandle }: GraphEdge): void {
    const part = level.nodes.get(source)?.part;
    if (part?.is !== 'port' || level.outer === undefined) return;
    const { level: outside, use } = level.outer;
    this.unfed.set(`${level.prefix}${target}\n${targetHandle ?? ''}`, {
      use: outside.prefix + use.id,
      label: this.nameOf(use),
      port: part.boundary.name,
    });
  }

  /** Edges to blocks and ports vanish, so what is wrong with them has to be said here. */
  private checkEnds(level: Level, edge: GraphEdge): void {
    const { prefix, nodes } = level;
    if (!nodes.has(edge.source)) {
      const message = `The edge from "${edge.source}" to "${edge.target}" begins at "${edge.source}", which does not exist. Remove the edge or add the node.`;
      this.issues.edge(prefix + edge.id, 'dangling-edge', message);
      return;
    }
    this.hasPort(level, edge, 'target');
    this.hasPort(level, edge, 'source');
  }

  /** Whether the port of the block that an edge names exists; says so where it does not. */
  private hasPort({ prefix, nodes }: Level, edge: GraphEdge, end: 'source' | 'target'): boolean {
    const node = nodes.get(edge[end])?.node;
    const ports = this.uses.get(prefix + edge[end]);
    if (node === undefined || ports === undefined) return true;
    const all = end === 'source' ? ports.outputs : ports.inputs;
    const handle = end === 'source' ? edge.sourceHandle : edge.targetHandle;
    if (portNamed(all, handle) !== undefined) return true;
    const side = end === 'source' ? 'output' : 'input';
    const has = all.length === 0 ? `no ${side}s` : list(all.map((port) => `"${port.name}"`));
    const message = `The block of "${this.nameOf(node)}" has no ${side} ${handle === undefined ? '' : `"${handle}"`}. It has ${has}. Remove the edge, or open the block and add the port.`;
    this.issues.edge(prefix + edge.id, 'unknown-port', message, prefix + edge[end]);
    return false;
  }

  private nameOf(node: GraphNode): string {
    const part = partOf(node, this.kinds);
    const block = part.is === 'use' ? this.blocks.find((each) => each.id === part.block) : undefined;
    return node.label ?? block?.name ?? node.id;
  }

  /** Where the values of the ports of a block, and of the ports inside of it, come from. */
  private trace(level: Level): void {
    for (const [id, { node, part }] of level.nodes) {
      if (part.is === 'node') continue;
      const ports = part.is === 'use' ? this.uses.get(level.prefix + id) : portsOf(node, this.kinds);
      const outputs = ports?.outputs ?? [];
      const found = outputs.map(({ name }) => [name, this.sources(level, id, name)] as const);
      this.origins.set(level.prefix + id, Object.fromEntries(found));
    }
  }
}

function portsOf(node: GraphNode, kinds: readonly AnyKind[]): Ports | undefined {
  const kind = kinds.find((each) => each.kind === node.kind);
  const config = kind?.config.safeParse(node.config);
  return config?.success === true ? kind?.ports(config.data) : undefined;
}

function boundaryNode(level: Level, side: 'input' | 'output', name: string): string | undefined {
  for (const [id, { part }] of level.nodes) {
    if (part.is === 'port' && part.boundary.side === side && part.boundary.name === name) return id;
  }
  return undefined;
}
