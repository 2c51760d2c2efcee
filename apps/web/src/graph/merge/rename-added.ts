import { freshId, idStem } from '../ids.ts';
import type { Drawing } from './merge-drawings.ts';
import { sameValue } from './three-way.ts';

/**
 * `theirs` with other ids for what both sides added under the same one. Ids count up, so two windows that each add a node give both the
 * same; they are two things, and both are kept. What is the same in every respect is one.
 */
export function apartFrom(base: Drawing, mine: Drawing, theirs: Drawing): Drawing {
  const all = ({ nodes, notes = [], groups = [] }: Drawing) => [...nodes, ...notes, ...groups];
  const known = new Set(all(base).map(({ id }) => id));
  const own = new Map(all(mine).map((entry) => [entry.id, entry]));
  const taken = new Set([...own.keys(), ...known, ...all(theirs).map(({ id }) => id)]);
  const renamed = new Map<string, string>();
  for (const entry of all(theirs)) {
    const other = own.get(entry.id);
    if (known.has(entry.id) || other === undefined || sameValue(entry, other)) continue;
    const id = freshId(idStem(entry.id), taken);
    taken.add(id);
    renamed.set(entry.id, id);
  }
  if (renamed.size === 0) return theirs;
  const now = (id: string) => renamed.get(id) ?? id;
  const { nodes, edges, notes, groups } = theirs;
  return {
    nodes: nodes.map((node) => ({ ...node, id: now(node.id) })),
    edges: edges.map((edge) => ({ ...edge, source: now(edge.source), target: now(edge.target) })),
    ...(notes === undefined ? {} : { notes: notes.map((note) => ({ ...note, id: now(note.id) })) }),
    ...(groups === undefined
      ? {}
      : {
          groups: groups.map((group) => ({
            ...group,
            id: now(group.id),
            members: group.members.map(now),
          })),
        }),
  };
}
