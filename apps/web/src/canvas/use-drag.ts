import type { Position } from '@parallax/schema';
import type { OnNodeDrag } from '@xyflow/react';
import { useCallback, useMemo, useRef } from 'react';
import { useSession } from '../app/session-context.ts';
import { portsOf } from '../graph/ports.ts';
import { throughPorts } from '../graph/rewire.ts';
import { canvasUi } from './canvas-ui.ts';
import type { CanvasNode } from './flow-elements.ts';
import type { Snapping } from './use-snapping.ts';

/**
 * Dragging: Alt leaves a copy, Ctrl or ⌘ does not snap, and a card that is not connected yet and is let go over an edge is put into it.
 */
export function useDrag(snapping: Snapping) {
  const { editor, graph, selection } = useSession();
  const copies = useRef(false);

  /** What a drag, or an arrow key, has moved. */
  const place = useCallback(
    (moved: ReadonlyMap<string, Position>) => {
      if (!copies.current) {
        editor.move(moved);
        return;
      }
      copies.current = false;
      const { nodes, notes = [] } = graph.shown();
      const [first] = moved;
      const from = [...nodes, ...notes].find((each) => each.id === first?.[0])?.position;
      if (first === undefined || from === undefined) return;
      selection.set([...moved.keys()], []);
      editor.duplicateSelected({ x: first[1].x - from.x, y: first[1].y - from.y });
    },
    [editor, graph, selection],
  );

  const handlers = useMemo(() => {
    const start: OnNodeDrag<CanvasNode> = (event) => {
      copies.current = event.altKey;
      snapping.setOff(event.ctrlKey || event.metaKey);
      graph.endBurst();
    };
    const drag: OnNodeDrag<CanvasNode> = (event, node, nodes) => {
      snapping.setOff(event.ctrlKey || event.metaKey);
      const dropEdge = nodes.length === 1 && canStandInEdge(node) ? edgeUnder(event) : null;
      if (canvasUi.getState().dropEdge !== dropEdge) canvasUi.setState({ dropEdge });
    };
    const stop: OnNodeDrag<CanvasNode> = (_event, node) => {
      const { dropEdge } = canvasUi.getState();
      canvasUi.setState({ dropEdge: null });
      const card = graph.shown().nodes.find(({ id }) => id === node.id);
      const through = card && throughPorts(portsOf(card, graph.shown().blocks));
      if (dropEdge !== null && through != null) editor.insertMoved(dropEdge, node.id, through);
      graph.endBurst();
    };
    const canStandInEdge = ({ id }: CanvasNode): boolean => {
      const { nodes, edges, blocks } = graph.shown();
      const card = nodes.find((each) => each.id === id);
      const isFree = !edges.some((edge) => edge.source === id || edge.target === id);
      return card !== undefined && isFree && throughPorts(portsOf(card, blocks)) !== null;
    };
    return { start, drag, stop };
  }, [editor, graph, snapping]);

  return { place, ...handlers };
}

/** The edge at a place of the window, also under a card. */
export function edgeUnder(event: unknown): string | null {
  if (!(event instanceof MouseEvent)) return null;
  for (const element of document.elementsFromPoint(event.clientX, event.clientY)) {
    const edge = element.closest('.react-flow__edge');
    if (edge instanceof SVGElement) return edge.dataset.id ?? null;
  }
  return null;
}
