import type { Graph } from '@parallax/schema';
import { takenIds } from '../clipboard.ts';
import type { GraphStore } from '../graph-store.ts';
import { freshId } from '../ids.ts';
import { editLevel, existingLevel, joinId, type Level, localCanvas, splitId } from '../levels.ts';
import type { SelectionStore } from '../selection-store.ts';

export type EditorContext = ReturnType<typeof createContext>;

/** What the actions of the editor share: the canvas of the open level with its own ids, and the ways between these and the ids that are shown. */
export function createContext(graph: GraphStore, selection: SelectionStore) {
  const level = (): Level => existingLevel(graph.getState().graph, graph.getState().level);
  const canvas = (): Graph => localCanvas(graph.getState().graph, level());
  const flat = (id: string): string => joinId(level(), id);

  /** The own ids of what is on the open level; the rest is left out. */
  function local(ids: Iterable<string>): Set<string> {
    const open = level();
    const split = Array.from(ids, splitId).filter((each) => each.level === open);
    return new Set(split.map(({ id }) => id));
  }

  return {
    graph,
    selection,
    level,
    canvas,
    flat,
    local,

    /** The nodes and notes that are selected on the open level; a selected group stands for its members. */
    selected(): Set<string> {
      const { groups = [] } = canvas();
      const picked = local(selection.getState().nodes);
      const members = groups.filter((group) => picked.has(group.id)).flatMap((group) => group.members);
      return new Set([...picked, ...members]);
    },

    /** A free id on the open level. */
    fresh: (stem: string): string => freshId(stem, takenIds(canvas())),

    /** Edits the canvas of the open level. */
    change(edit: (canvas: Graph) => Graph, burst?: string): void {
      graph.change((document) => editLevel(document, level(), edit), burst);
    },

    /** Edits the canvas that something is on, wherever that is. */
    changeAt(id: string, edit: (canvas: Graph, id: string) => Graph, burst?: string): void {
      const at = splitId(id);
      graph.change((document) => editLevel(document, at.level, (each) => edit(each, at.id)), burst);
    },

    select(ids: readonly string[], edges: readonly string[] = []): void {
      selection.set(ids.map(flat), edges.map(flat));
    },
  };
}
