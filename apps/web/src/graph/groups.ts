import type { Graph, NodeGroup, Note, Position } from '@parallax/schema';

/** Changes of groups and notes as pure functions, like those of `edits.ts`. */

/** Puts nodes and notes in a new group; they leave those that they are in. Groups that lose all their members go. */
export function addGroup(graph: Graph, group: NodeGroup): Graph {
  const taken = new Set(group.members);
  return withGroups(graph, [...without(graph.groups ?? [], taken), group]);
}

/** Takes groups apart; their members stay where they are. */
export function removeGroups(graph: Graph, ids: ReadonlySet<string>): Graph {
  const kept = (graph.groups ?? []).filter((group) => !ids.has(group.id));
  return kept.length === (graph.groups ?? []).length ? graph : withGroups(graph, kept);
}

export function updateGroup(
  graph: Graph,
  id: string,
  patch: Partial<Pick<NodeGroup, 'title' | 'collapsed' | 'members'>>,
): Graph {
  return withGroups(
    graph,
    (graph.groups ?? []).map((group) => {
      if (group.id !== id) return group;
      const { collapsed, ...rest } = { ...group, ...patch };
      return collapsed === true ? { ...rest, collapsed } : rest;
    }),
  );
}

/** Without members that are gone, and without groups of which nothing is left. */
export function forgetMembers(graph: Graph, gone: ReadonlySet<string>): Graph {
  if (!(graph.groups ?? []).some((group) => group.members.some((member) => gone.has(member)))) return graph;
  return withGroups(graph, without(graph.groups ?? [], gone));
}

function without(groups: readonly NodeGroup[], members: ReadonlySet<string>): NodeGroup[] {
  return groups.flatMap((group) => {
    const kept = group.members.filter((member) => !members.has(member));
    if (kept.length === group.members.length) return [group];
    return kept.length === 0 ? [] : [{ ...group, members: kept }];
  });
}

function withGroups({ groups: _before, ...graph }: Graph, groups: NodeGroup[]): Graph {
  return groups.length === 0 ? graph : { ...graph, groups };
}

export function addNote(graph: Graph, note: Note): Graph {
  return { ...graph, notes: [...(graph.notes ?? []), note] };
}

export type NotePatch = Partial<Pick<Note, 'text' | 'position' | 'width' | 'height'>>;

export function updateNote(graph: Graph, id: string, patch: NotePatch): Graph {
  return {
    ...graph,
    notes: (graph.notes ?? []).map((note) => (note.id === id ? { ...note, ...patch } : note)),
  };
}

export function removeNotes(graph: Graph, ids: ReadonlySet<string>): Graph {
  const { notes = [], ...rest } = graph;
  const kept = notes.filter((note) => !ids.has(note.id));
  if (kept.length === notes.length) return graph;
  return kept.length === 0 ? rest : { ...rest, notes: kept };
}

export function moveNotes(graph: Graph, positions: ReadonlyMap<string, Position>): Graph {
  if (!(graph.notes ?? []).some((note) => positions.has(note.id))) return graph;
  return {
    ...graph,
    notes: (graph.notes ?? []).map((note) => {
      const position = positions.get(note.id);
      return position === undefined ? note : { ...note, position };
    }),
  };
}
