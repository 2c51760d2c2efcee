import type { Position } from '@parallax/schema';
import { applyNodeChanges, type EdgeChange, type NodeChange } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useSession } from '../app/session-context.ts';
import { useGraph } from '../graph/hooks.ts';
import { levelsTo } from '../graph/levels.ts';
import { type CanvasNode, type DataEdge, reconcileEdges, reconcileNodes } from './flow-elements.ts';
import { groupFrames } from './group-frames.ts';
import type { Snapping } from './use-snapping.ts';

/**
 * The canvas's nodes and edges, kept in step with the graph and the selection, and the canvas's changes brought to them. While something
 * is dragged only the canvas knows; the graph hears of it once, when it is let go: that is one undo step. `place` has the last word then.
 */
export function useFlowElements(snapping: Snapping, place: (moved: ReadonlyMap<string, Position>) => void) {
  const { selection } = useSession();
  const graph = useGraph((each) => each);
  const selected = useStore(selection);
  const [nodes, setNodes] = useState<CanvasNode[]>([]);
  const [edges, setEdges] = useState<DataEdge[]>([]);
  const latest = useRef(nodes);
  latest.current = nodes;
  const picked = useMemo(() => withBlocks(selected.nodes), [selected.nodes]);
  const frames = useMemo(() => groupFrames(graph.groups ?? [], nodes, picked), [graph.groups, nodes, picked]);
  const members = useMemo(
    () => new Map((graph.groups ?? []).map((group) => [group.id, group.members])),
    [graph.groups],
  );
  const latestFrames = useRef(frames);
  latestFrames.current = frames;

  useEffect(() => {
    setNodes((before) => reconcileNodes(before, graph, picked));
  }, [graph, picked]);

  useEffect(() => {
    setEdges((before) => reconcileEdges(before, graph, new Set(selected.edges)));
  }, [graph, selected.edges]);

  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      const all = withMembers(changes, latestFrames.current, latest.current, members);
      const snapped = snapping.apply(all, latest.current);
      const moved = new Map<string, Position>();
      const picks: { id: string; selected: boolean }[] = [];
      for (const change of snapped) {
        if (change.type === 'select') picks.push(change);
        if (change.type === 'position' && change.dragging !== true && change.position !== undefined) {
          moved.set(change.id, { x: Math.round(change.position.x), y: Math.round(change.position.y) });
        }
      }
      setNodes((before) => applyNodeChanges(snapped, before));
      if (moved.size > 0) place(moved);
      if (picks.length > 0)
        selection.set(pick(selection.getState().nodes, picks), selection.getState().edges);
    },
    [selection, members, snapping, place],
  );

  const onEdgesChange = useCallback(
    (changes: EdgeChange<DataEdge>[]) => {
      const picks = changes.filter((change) => change.type === 'select');
      if (picks.length > 0)
        selection.set(selection.getState().nodes, pick(selection.getState().edges, picks));
    },
    [selection],
  );

  const all = useMemo(() => (frames.length === 0 ? nodes : [...frames, ...nodes]), [frames, nodes]);
  return { nodes: all, edges, onNodesChange, onEdgesChange };
}

/** What is selected, with the blocks that it is inside of: so one sees on the outer canvas where it is. */
function withBlocks(nodes: readonly string[]): ReadonlySet<string> {
  return new Set(nodes.flatMap(levelsTo));
}

/** A frame that moves takes its members along. Its own place follows from theirs. */
function withMembers(
  changes: readonly NodeChange<CanvasNode>[],
  frames: readonly CanvasNode[],
  nodes: readonly CanvasNode[],
  members: ReadonlyMap<string, readonly string[]>,
): NodeChange<CanvasNode>[] {
  const own = new Set(changes.flatMap((change) => (change.type === 'position' ? [change.id] : [])));
  return changes.flatMap((change) => {
    const inside = 'id' in change ? members.get(change.id) : undefined;
    if (inside === undefined) return [change];
    if (change.type === 'select') return [change];
    if (change.type !== 'position' || change.position === undefined) return [];
    const frame = frames.find(({ id }) => id === change.id);
    if (frame === undefined) return [];
    const by = { x: change.position.x - frame.position.x, y: change.position.y - frame.position.y };
    const { dragging } = change;
    return nodes.flatMap(({ id, position }): NodeChange<CanvasNode>[] =>
      inside.includes(id) && !own.has(id)
        ? [
            {
              type: 'position',
              id,
              position: { x: position.x + by.x, y: position.y + by.y },
              ...(dragging === undefined ? {} : { dragging }),
            },
          ]
        : [],
    );
  });
}

function pick(before: readonly string[], changes: readonly { id: string; selected: boolean }[]): string[] {
  const ids = new Set(before);
  for (const { id, selected } of changes) {
    ids.delete(id);
    if (selected) ids.add(id);
  }
  return [...ids];
}
