import type { Ports } from '@parallax/engine';
import type { GraphEdge, GraphNode, JsonObject, Position } from '@parallax/schema';
import type { Addable } from '../addable.ts';
import { importBlocks, withBlockIds } from '../blocks.ts';
import * as edits from '../edits.ts';
import { forgetMembers, moveNotes, removeGroups, removeNotes } from '../groups.ts';
import { freshEdgeId } from '../ids.ts';
import { splitId } from '../levels.ts';
import { insertOnEdge, makeRoom, replaceKind, type Through } from '../rewire.ts';
import type { EditorContext } from './context.ts';

export interface NewNode {
  readonly kind: string;
  readonly position: Position;
  readonly config?: JsonObject;
  readonly label?: string;
}

/** Adding, changing, connecting, moving and removing nodes. */
export function nodeActions(context: EditorContext) {
  const { graph, selection, canvas, flat, local, fresh, change, changeAt } = context;

  function remove(ids: { nodes: Iterable<string>; edges: Iterable<string> }): void {
    const nodes = local(ids.nodes);
    const edges = local(ids.edges);
    change((g) =>
      removeGroups(
        forgetMembers(removeNotes(edits.removeElements(g, { nodes, edges }), nodes), nodes),
        nodes,
      ),
    );
  }

  return {
    addNode({ kind, position, config = {}, label }: NewNode): string {
      const id = fresh(kind);
      change((g) =>
        edits.addNode(g, { id, kind, position, config, ...(label === undefined ? {} : { label }) }),
      );
      selection.selectNode(flat(id));
      return flat(id);
    },

    /** Sets keys of a node's config. Changes of the same keys in quick succession are one undo step. */
    updateConfig(nodeId: string, patch: edits.ConfigPatch): void {
      changeAt(
        nodeId,
        (g, id) => edits.updateConfig(g, id, patch),
        `config:${nodeId}:${Object.keys(patch).join()}`,
      );
    },

    /** Replaces a node's whole config: one undo step of its own. */
    replaceConfig(nodeId: string, config: JsonObject): void {
      changeAt(nodeId, (g, id) => edits.replaceConfig(g, id, config));
    },

    renameNode(nodeId: string, label: string): void {
      changeAt(nodeId, (g, id) => edits.renameNode(g, id, label), `label:${nodeId}`);
    },

    connect({ source, target, ...handles }: Omit<GraphEdge, 'id'>): string {
      const id = freshEdgeId(new Set(canvas().edges.map((each) => each.id)));
      const ends = { source: splitId(source).id, target: splitId(target).id };
      change((g) => edits.addEdge(g, { id, ...ends, ...handles }));
      return flat(id);
    },

    /**
     * Adds a node into an edge; `room` moves what begins at an x or right of it by so many pixels first. One undo step.
     */
    addOnEdge(
      edgeId: string,
      { kind, config, label, blocks }: Pick<Addable, 'kind' | 'config' | 'label' | 'blocks'>,
      position: Position,
      through: Through,
      room: { readonly from: number; readonly by: number } | null,
    ): string {
      const imported = importBlocks(canvas(), blocks ?? []);
      const id = fresh(blocks?.[0].id ?? kind);
      const [placed] = withBlockIds([{ id, kind, config, position }], imported.ids);
      if (placed === undefined) return flat(id);
      const node = label === undefined ? placed : { ...placed, label };
      const wide = room === null ? imported.graph : makeRoom(imported.graph, room.from, room.by);
      change(() => insertOnEdge(edits.addNode(wide, node), splitId(edgeId).id, id, through));
      selection.selectNode(flat(id));
      return flat(id);
    },

    /** Puts a node that was just moved into an edge; together with the move it is one undo step. */
    insertMoved(edgeId: string, nodeId: string, through: Through): void {
      const id = splitId(nodeId).id;
      change((g) => insertOnEdge(g, splitId(edgeId).id, id, through), `move:${id}`);
    },

    /** Makes a node one of another kind and keeps its edges as far as there are ports for them. */
    replaceKind(nodeId: string, next: Pick<GraphNode, 'kind' | 'config'>, before: Ports, after: Ports): void {
      changeAt(nodeId, (g, id) => replaceKind(g, id, next, before, after));
    },

    remove,

    removeSelected(): void {
      const { edges } = selection.getState();
      const nodes = [...context.selected()].map(flat);
      remove({ nodes: [...nodes, ...selection.getState().nodes], edges });
      selection.clear();
    },

    /** Moves nodes and notes; repeated moves of the same ones with the arrow keys are one undo step. */
    move(positions: ReadonlyMap<string, Position>): void {
      const moved = new Map([...positions].map(([id, position]) => [splitId(id).id, position]));
      change((g) => moveNotes(edits.moveNodes(g, moved), moved), `move:${[...moved.keys()].join()}`);
    },

    /** Moves what is selected by so many pixels. */
    nudge(x: number, y: number): void {
      const ids = context.selected();
      const places = [...canvas().nodes, ...(canvas().notes ?? [])].flatMap(({ id, position }) =>
        ids.has(id) && position !== undefined
          ? [[id, { x: position.x + x, y: position.y + y }] as const]
          : [],
      );
      const moved = new Map(places);
      change((g) => moveNotes(edits.moveNodes(g, moved), moved), `nudge:${[...moved.keys()].join()}`);
    },

    selectAll(): void {
      const { nodes, notes = [], edges } = canvas();
      context.select(
        [...nodes, ...notes].map(({ id }) => id),
        edges.map(({ id }) => id),
      );
    },

    /** Opens a level; nothing is selected there at first. */
    openLevel(level: string): void {
      selection.clear();
      graph.openLevel(level);
    },
  };
}
