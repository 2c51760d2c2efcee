import type { Position } from '@parallax/schema';
import { applyNodeChanges, type EdgeChange, type NodeChange } from '@xyflow/react';
import { useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useSession } from '../app/session-context.ts';
import { useGraph } from '../graph/hooks.ts';
import { type CardNode, type DataEdge, reconcileEdges, reconcileNodes } from './flow-elements.ts';

/**
 * The canvas's nodes and edges, kept in step with the graph and the selection, and the canvas's changes brought to them. While a node
 * is dragged only the canvas knows; the graph hears of it once, when it is let go: that is one undo step.
 */
export function useFlowElements() {
  const { editor, selection } = useSession();
  const graphNodes = useGraph((graph) => graph.nodes);
  const graphEdges = useGraph((graph) => graph.edges);
  const selected = useStore(selection);
  const [nodes, setNodes] = useState<CardNode[]>([]);
  const [edges, setEdges] = useState<DataEdge[]>([]);

  useEffect(() => {
    setNodes((before) => reconcileNodes(before, graphNodes, new Set(selected.nodes)));
  }, [graphNodes, selected.nodes]);

  useEffect(() => {
    setEdges((before) => reconcileEdges(before, graphEdges, graphNodes, new Set(selected.edges)));
  }, [graphEdges, graphNodes, selected.edges]);

  const onNodesChange = useCallback(
    (changes: NodeChange<CardNode>[]) => {
      const moved = new Map<string, Position>();
      const picked: { id: string; selected: boolean }[] = [];
      for (const change of changes) {
        if (change.type === 'select') picked.push(change);
        if (change.type === 'position' && change.dragging !== true && change.position !== undefined) {
          moved.set(change.id, { x: Math.round(change.position.x), y: Math.round(change.position.y) });
        }
      }
      setNodes((before) => applyNodeChanges(changes, before));
      if (moved.size > 0) editor.move(moved);
      if (picked.length > 0)
        selection.set(pick(selection.getState().nodes, picked), selection.getState().edges);
    },
    [editor, selection],
  );

  const onEdgesChange = useCallback(
    (changes: EdgeChange<DataEdge>[]) => {
      const picked = changes.filter((change) => change.type === 'select');
      if (picked.length > 0)
        selection.set(selection.getState().nodes, pick(selection.getState().edges, picked));
    },
    [selection],
  );

  return { nodes, edges, onNodesChange, onEdgesChange };
}

function pick(before: readonly string[], changes: readonly { id: string; selected: boolean }[]): string[] {
  const ids = new Set(before);
  for (const { id, selected } of changes) {
    ids.delete(id);
    if (selected) ids.add(id);
  }
  return [...ids];
}
