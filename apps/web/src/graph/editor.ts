import type { Graph, GraphEdge, JsonObject, Position } from '@parallax/schema';
import { insertFragment, readFragment, takeFragment, writeFragment } from './clipboard.ts';
import * as edits from './edits.ts';
import type { GraphStore } from './graph-store.ts';
import { freshEdgeId, freshId } from './ids.ts';
import type { SelectionStore } from './selection-store.ts';

/** How far a copy is moved from its original, in pixels of the canvas. */
const COPY_SHIFT = { x: 40, y: 40 };

export interface NewNode {
  readonly kind: string;
  readonly position: Position;
  readonly config?: JsonObject;
  readonly label?: string;
}

export type Editor = ReturnType<typeof createEditor>;

/** What a person can do to the graph: each action is one undo step (or joins the burst it belongs to) and selects what it made. */
export function createEditor(graph: GraphStore, selection: SelectionStore) {
  const current = (): Graph => graph.getState().graph;

  function insert(fragment: Parameters<typeof insertFragment>[1], by: Position): readonly string[] {
    const inserted = insertFragment(current(), fragment, by);
    graph.change(() => inserted.graph);
    selection.set(inserted.nodes, []);
    return inserted.nodes;
  }

  return {
    addNode({ kind, position, config = {}, label }: NewNode): string {
      const id = freshId(kind, new Set(current().nodes.map((node) => node.id)));
      graph.change((g) =>
        edits.addNode(g, { id, kind, position, config, ...(label === undefined ? {} : { label }) }),
      );
      selection.selectNode(id);
      return id;
    },

    /** Sets keys of a node's config. Changes of the same keys in quick succession are one undo step. */
    updateConfig(nodeId: string, patch: edits.ConfigPatch): void {
      graph.change(
        (g) => edits.updateConfig(g, nodeId, patch),
        `config:${nodeId}:${Object.keys(patch).join()}`,
      );
    },

    /** Replaces a node's whole config: one undo step of its own. */
    replaceConfig(nodeId: string, config: JsonObject): void {
      graph.change((g) => edits.replaceConfig(g, nodeId, config));
    },

    renameNode(nodeId: string, label: string): void {
      graph.change((g) => edits.renameNode(g, nodeId, label), `label:${nodeId}`);
    },

    connect(edge: Omit<GraphEdge, 'id'>): string {
      const id = freshEdgeId(new Set(current().edges.map((each) => each.id)));
      graph.change((g) => edits.addEdge(g, { id, ...edge }));
      return id;
    },

    remove(ids: { nodes: Iterable<string>; edges: Iterable<string> }): void {
      graph.change((g) => edits.removeElements(g, ids));
    },

    removeSelected(): void {
      const { nodes, edges } = selection.getState();
      graph.change((g) => edits.removeElements(g, { nodes, edges }));
      selection.clear();
    },

    /** Moves nodes; repeated moves of the same nodes with the arrow keys are one undo step. */
    move(positions: ReadonlyMap<string, Position>): void {
      graph.change((g) => edits.moveNodes(g, positions), `move:${[...positions.keys()].join()}`);
    },

    duplicateSelected(): readonly string[] {
      const fragment = takeFragment(current(), new Set(selection.getState().nodes));
      return fragment.nodes.length === 0 ? [] : insert(fragment, COPY_SHIFT);
    },

    /** The selected nodes as text for the clipboard; null when nothing is selected. */
    copySelected(): string | null {
      const fragment = takeFragment(current(), new Set(selection.getState().nodes));
      return fragment.nodes.length === 0 ? null : writeFragment(fragment);
    },

    /** Pastes what `copySelected` made. Returns the new nodes, none when the text is something else. */
    paste(text: string, by: Position = COPY_SHIFT): readonly string[] {
      const fragment = readFragment(text);
      return fragment === null ? [] : insert(fragment, by);
    },

    selectAll(): void {
      const { nodes, edges } = current();
      selection.set(
        nodes.map((node) => node.id),
        edges.map((edge) => edge.id),
      );
    },

    setDetails(details: Parameters<typeof edits.setDetails>[1]): void {
      graph.change((g) => edits.setDetails(g, details), `details:${Object.keys(details).join()}`);
    },

    setLimits(patch: edits.LimitsPatch): void {
      graph.change((g) => edits.setLimits(g, patch), `limits:${Object.keys(patch).join()}`);
    },
  };
}
