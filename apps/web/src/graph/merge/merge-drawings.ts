import type { Block, GraphEdge, GraphNode, NodeGroup, Note } from '@parallax/schema';
import { edgeKey } from '../edge-key.ts';
import { freshId, idStem } from '../ids.ts';
import { nodeTitle } from '../kinds.ts';
import { type Chosen, type Merger, sameValue } from './three-way.ts';

/** What is drawn on one canvas. */
export type Drawing = Pick<Block, 'nodes' | 'edges' | 'notes' | 'groups'>;

/** Merges what is drawn on one canvas. `prefix` names the block that it is inside of. */
export function mergeDrawings(
  merger: Merger,
  prefix: string,
  base: Drawing,
  mine: Drawing,
  theirs: Drawing,
): Drawing {
  const sides: Readonly<Record<Chosen, Drawing>> = { mine, theirs };
  const known = new Set(base.edges.map(edgeKey));
  const nodes = merger.list(`${prefix}node`, `${prefix}Node`, base.nodes, mine.nodes, theirs.nodes, {
    titleOf: nodeTitle,
    same: (before, own, other) => mergeNode(merger, prefix, before, own, other),
    needs: (id, side) =>
      sides[side].edges.some(
        (edge) => (edge.source === id || edge.target === id) && !known.has(edgeKey(edge)),
      ),
  });
  const ids = new Set(nodes.map(({ id }) => id));
  const edges = mergeEdges(base.edges, mine.edges, theirs.edges).filter(
    ({ source, target }) => ids.has(source) && ids.has(target),
  );
  const notes = mergeNotes(merger, prefix, base.notes ?? [], mine.notes ?? [], theirs.notes ?? []);
  const groups = mergeGroups(merger, prefix, base.groups ?? [], mine.groups ?? [], theirs.groups ?? []);
  return {
    nodes,
    edges,
    ...(notes.length === 0 && mine.notes === undefined ? {} : { notes }),
    ...(groups.length === 0 && mine.groups === undefined ? {} : { groups }),
  };
}

function mergeNode(
  merger: Merger,
  prefix: string,
  base: GraphNode | undefined,
  mine: GraphNode,
  theirs: GraphNode,
): GraphNode {
  const key = `${prefix}node ${mine.id}`;
  const title = `${prefix}${nodeTitle(mine)}`;
  const kind =
    merger.value(`${key} kind`, `${title} · kind`, base?.kind, mine.kind, theirs.kind) ?? mine.kind;
  const label = merger.value(`${key} label`, `${title} · name`, base?.label, mine.label, theirs.label);
  const position = moved(base?.position, mine.position, theirs.position);
  // Options of two kinds do not mix.
  const config =
    mine.kind === theirs.kind
      ? merger.fields(`${key} config`, title, base?.config ?? {}, mine.config, theirs.config)
      : (kind === mine.kind ? mine : theirs).config;
  return {
    id: mine.id,
    kind,
    ...(label === undefined ? {} : { label }),
    ...(position === undefined ? {} : { position }),
    config,
  };
}

/** An edge is what it connects: one that both drew is one. */
function mergeEdges(
  base: readonly GraphEdge[],
  mine: readonly GraphEdge[],
  theirs: readonly GraphEdge[],
): GraphEdge[] {
  const [old, own, other] = [base, mine, theirs].map((edges) => new Set(edges.map(edgeKey)));
  const all = new Set([...mine, ...theirs].map(({ id }) => id));
  const taken = new Set<string>();
  const seen = new Set<string>();
  return [...mine, ...theirs].flatMap((edge) => {
    const key = edgeKey(edge);
    const stays = old?.has(key) === true ? own?.has(key) === true && other?.has(key) === true : true;
    if (!stays || seen.has(key)) return [];
    seen.add(key);
    const id = taken.has(edge.id) ? freshId(idStem(edge.id), all) : edge.id;
    all.add(id);
    taken.add(id);
    return [id === edge.id ? edge : { ...edge, id }];
  });
}

function mergeNotes(
  merger: Merger,
  prefix: string,
  base: readonly Note[],
  mine: readonly Note[],
  theirs: readonly Note[],
): Note[] {
  return merger.list(`${prefix}note`, `${prefix}Note`, base, mine, theirs, {
    titleOf: ({ text }) => text.slice(0, 40),
    same: (before, own, other) => ({
      ...(sameValue({ ...own, text: '' }, { ...before, text: '' }) ? other : own),
      text:
        merger.value(
          `${prefix}note ${own.id} text`,
          `${prefix}Note · text`,
          before?.text,
          own.text,
          other.text,
        ) ?? own.text,
    }),
  });
}

function mergeGroups(
  merger: Merger,
  prefix: string,
  base: readonly NodeGroup[],
  mine: readonly NodeGroup[],
  theirs: readonly NodeGroup[],
): NodeGroup[] {
  const groups = merger.list(`${prefix}group`, `${prefix}Group`, base, mine, theirs, {
    titleOf: ({ title }) => title,
    same: (before, own, other) => ({
      ...own,
      title:
        merger.value(
          `${prefix}group ${own.id} title`,
          `${prefix}Group · title`,
          before?.title,
          own.title,
          other.title,
        ) ?? own.title,
      members: [...new Set([...own.members, ...other.members])].filter(
        (id) =>
          before?.members.includes(id) !== true || (own.members.includes(id) && other.members.includes(id)),
      ),
    }),
  });
  // Each put it into another group: a member is in one only.
  const placed = new Set<string>();
  return groups.map((group) => {
    const members = group.members.filter((id) => !placed.has(id));
    for (const id of members) placed.add(id);
    return members.length === group.members.length ? group : { ...group, members };
  });
}

/** Where something stands: where the one put it who moved it, else `mine`. */
function moved<T>(base: T, mine: T, theirs: T): T {
  return sameValue(base, mine) ? theirs : mine;
}
