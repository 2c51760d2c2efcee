import { canonicalJson, type Graph, type GraphEdge, type GraphNode, type Json } from '@parallax/schema';
import { nodeTitle } from '../../graph/kinds.ts';

/** Something that differs between two graphs. A text or value that one of them does not have is undefined. */
export interface GraphChange {
  readonly key: string;
  /** "Grade · prompt", "Limits · calls at the same time". */
  readonly what: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** Everything that decides what a graph does and differs, in the order of the nodes; where nodes stand does not count. */
export function graphChanges(before: Graph, after: Graph): GraphChange[] {
  const ids = [...new Set([...after.nodes, ...before.nodes].map(({ id }) => id))];
  return [
    ...ids.flatMap((id) => nodeChanges(byId(before, id), byId(after, id))),
    ...edgeChanges(before, after),
    ...fieldChanges('limits', 'Limits', { ...before.limits }, { ...after.limits }),
  ];
}

function byId({ nodes }: Graph, id: string): GraphNode | undefined {
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

function edgeChanges(before: Graph, after: Graph): GraphChange[] {
  const nameOf = (graph: Graph, { source, sourceHandle, target, targetHandle }: GraphEdge) => {
    const end = (id: string, port: string | undefined) => {
      const node = byId(graph, id);
      return `${node === undefined ? id : nodeTitle(node)}${port === undefined ? '' : `.${port}`}`;
    };
    return `${end(source, sourceHandle)} → ${end(target, targetHandle)}`;
  };
  const keyOf = ({ source, sourceHandle, target, targetHandle }: GraphEdge) =>
    canonicalJson([source, sourceHandle ?? null, target, targetHandle ?? null]);
  const old = new Map(before.edges.map((edge) => [keyOf(edge), nameOf(before, edge)]));
  const now = new Map(after.edges.map((edge) => [keyOf(edge), nameOf(after, edge)]));
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
