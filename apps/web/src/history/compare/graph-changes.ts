import {
  type Block,
  canonicalJson,
  type Graph,
  type GraphEdge,
  type GraphNode,
  type Json,
} from '@parallax/schema';
import { edgeKey } from '../../graph/edge-key.ts';
import { nodeTitle } from '../../graph/kinds.ts';

/** Something that differs between two graphs. A text or value that one of them does not have is undefined. */
export interface GraphChange {
  readonly key: string;
  /** "Grade · prompt", "Limits · calls at the same time". */
  readonly what: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
  /** The node of the graph that it is about. */
  readonly node?: string;
}

/** What is drawn on one canvas, as far as it decides what a graph does. */
type Drawn = Pick<Graph, 'nodes' | 'edges'>;

/** Everything that decides what a graph does and differs, in the order of the nodes; where nodes stand does not count. */
export function graphChanges(before: Graph, after: Graph): GraphChange[] {
  return [
    ...drawnChanges(before, after),
    ...blockChanges(before.blocks ?? [], after.blocks ?? []),
    ...fieldChanges('limits', 'Limits', { ...before.limits }, { ...after.limits }),
  ];
}

/** What differs between two graphs and decides nothing: their names, notes and groups. */
export function wordChanges(before: Graph, after: Graph): GraphChange[] {
  const words = ({ name, description }: Graph) => ({ name, description });
  const texts = ({ notes = [] }: Graph) => Object.fromEntries(notes.map(({ id, text }) => [id, text]));
  const groups = (graph: Graph) =>
    Object.fromEntries(
      (graph.groups ?? []).map(({ id, title, members }) => [
        id,
        { title, members: members.map((member) => titleOf(graph, member)) },
      ]),
    );
  return [
    ...fieldChanges('graph', 'Graph', words(before), words(after)),
    ...fieldChanges('note', 'Note', texts(before), texts(after)),
    ...fieldChanges('group', 'Group', groups(before), groups(after)),
  ];
}

function drawnChanges(before: Drawn, after: Drawn): GraphChange[] {
  const ids = [...new Set([...after.nodes, ...before.nodes].map(({ id }) => id))];
  return [
    ...ids.flatMap((id) =>
      nodeChanges(byId(before, id), byId(after, id)).map((change) => ({ ...change, node: id })),
    ),
    ...edgeChanges(before, after),
  ];
}

const nothing: Drawn = { nodes: [], edges: [] };

function blockChanges(before: readonly Block[], after: readonly Block[]): GraphChange[] {
  const ids = [...new Set([...after, ...before].map(({ id }) => id))];
  return ids.flatMap((id) => {
    const old = before.find((block) => block.id === id);
    const now = after.find((block) => block.id === id);
    const title = `Block ${(now ?? old)?.name ?? id}`;
    const words = (block: Block | undefined) =>
      block === undefined ? {} : { name: block.name, description: block.description };
    return [
      ...fieldChanges(`block ${id}`, title, words(old), words(now)),
      ...drawnChanges(old ?? nothing, now ?? nothing).map(({ key, what, before: a, after: b }) => ({
        key: `block ${id} ${key}`,
        what: `${title} › ${what}`,
        before: a,
        after: b,
      })),
    ];
  });
}

function titleOf(graph: Drawn, id: string): string {
  const node = byId(graph, id);
  return node === undefined ? id : nodeTitle(node);
}

function byId({ nodes }: Drawn, id: string): GraphNode | undefined {
  return nodes.find((node) => node.id === id);
}

function nodeChanges(before: GraphNode | undefined, after: GraphNode | undefined): GraphChange[] {
  const node = after ?? before;
  if (node === undefined) return [];
  const title = nodeTitle(node);
  if (before === undefined || after === undefined) {
    const word = before === undefined ? 'added' : 'removed';
    return [
      { key: `node ${node.id}`, what: `${title} · ${word}`, before: before?.config, after: after?.config },
    ];
  }
  return [
    ...fieldChanges(`node ${node.id}`, title, { kind: before.kind }, { kind: after.kind }),
    ...fieldChanges(`node ${node.id}`, title, { name: nodeTitle(before) }, { name: nodeTitle(after) }),
    ...fieldChanges(`node ${node.id} config`, title, before.config, after.config),
  ];
}

/** "Split → Grade.essay". */
function edgeTitle(graph: Drawn, { source, sourceHandle, target, targetHandle }: GraphEdge): string {
  const end = (id: string, port: string | undefined) =>
    `${titleOf(graph, id)}${port === undefined ? '' : `.${port}`}`;
  return `${end(source, sourceHandle)} → ${end(target, targetHandle)}`;
}

function edgeChanges(before: Drawn, after: Drawn): GraphChange[] {
  const old = new Map(before.edges.map((edge) => [edgeKey(edge), edgeTitle(before, edge)]));
  const now = new Map(after.edges.map((edge) => [edgeKey(edge), edgeTitle(after, edge)]));
  return [...new Set([...now.keys(), ...old.keys()])]
    .filter((key) => !(old.has(key) && now.has(key)))
    .map((key) => ({
      key: `edge ${key}`,
      what: `Connection · ${now.has(key) ? 'added' : 'removed'}`,
      before: old.get(key),
      after: now.get(key),
    }));
}

/** The keys of two objects whose values differ. */
export function fieldChanges(
  key: string,
  title: string,
  before: Readonly<Record<string, Json | undefined>>,
  after: Readonly<Record<string, Json | undefined>>,
): GraphChange[] {
  return [...new Set([...Object.keys(after), ...Object.keys(before)])]
    .filter((name) => textOf(before[name]) !== textOf(after[name]))
    .map((name) => ({
      key: `${key} ${name}`,
      what: `${title} · ${name}`,
      before: before[name],
      after: after[name],
    }));
}

function textOf(value: Json | undefined): string {
  return value === undefined ? '' : canonicalJson(value);
}
