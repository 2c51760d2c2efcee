import type { NodeChange } from '@xyflow/react';
import { useMemo } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Guides, snapToOthers } from '../graph/guides.ts';
import type { CanvasNode } from './flow-elements.ts';
import { boxOf } from './group-frames.ts';

/** How near a card must come to be in line with another, in pixels of the canvas. */
const REACH = 6;
/** Beyond so many cards only the nearest are looked at, so that dragging stays smooth. */
const LOOKED_AT = 200;

export interface Snapping {
  readonly guides: StoreApi<Guides>;
  /** Changes of a drag, moved so that what is dragged is in line with what stands still. */
  apply(changes: NodeChange<CanvasNode>[], nodes: readonly CanvasNode[]): NodeChange<CanvasNode>[];
  /** While it is off, things go exactly where they are dragged. */
  setOff(isOff: boolean): void;
}

const none: Guides = {};

/** Keeps the lines that show while a card is dragged into line with others. */
export function useSnapping(): Snapping {
  return useMemo(() => {
    const guides = createStore<Guides>(() => none);
    let off = false;
    let isDragging = false;
    const show = (next: Guides) => {
      const { vertical, horizontal } = guides.getState();
      if (next.vertical !== vertical || next.horizontal !== horizontal) guides.setState(next, true);
    };
    return {
      guides,
      setOff(isOff) {
        off = isOff;
      },
      apply(changes, nodes) {
        const moving = changes.filter((change) => change.type === 'position');
        const [lead] = moving;
        if (lead === undefined) return changes;
        // The last change of a drag says that it is over, and must end where the line was.
        const wasDragging = isDragging;
        isDragging = lead.dragging === true;
        if ((!isDragging && !wasDragging) || lead.position === undefined || off) {
          show(none);
          return changes;
        }
        const card = nodes.find((node) => node.id === lead.id);
        if (card === undefined) return changes;
        const ids = new Set(moving.map(({ id }) => id));
        const dragged = { ...boxOf(card), ...lead.position };
        const others = nodes
          .filter((node) => !ids.has(node.id) && node.hidden !== true)
          .map(boxOf)
          .toSorted((a, b) => distance(a, dragged) - distance(b, dragged))
          .slice(0, LOOKED_AT);
        const { position, guides: lines } = snapToOthers(dragged, others, REACH);
        show(isDragging ? lines : none);
        const by = { x: position.x - lead.position.x, y: position.y - lead.position.y };
        return changes.map((change) =>
          change.type === 'position' && change.position !== undefined
            ? { ...change, position: { x: change.position.x + by.x, y: change.position.y + by.y } }
            : change,
        );
      },
    };
  }, []);
}

function distance(a: { x: number; y: number }, b: { x: number; y: number }): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}
