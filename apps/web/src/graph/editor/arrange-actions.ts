import { type Alignment, type Axis, align, type Box, distribute } from '../arrange.ts';
import { moveNodes } from '../edits.ts';
import { moveNotes } from '../groups.ts';
import { splitId } from '../levels.ts';
import type { EditorContext } from './context.ts';

/** Putting what is selected in line. The canvas says how large things are there. */
export function arrangeActions({ graph, change }: EditorContext) {
  function moveTo(positions: ReturnType<typeof align>): void {
    const moved = new Map([...positions].map(([id, position]) => [splitId(id).id, position]));
    graph.endBurst();
    change((g) => (moved.size === 0 ? g : moveNotes(moveNodes(g, moved), moved)));
  }
  return {
    align: (boxes: readonly Box[], to: Alignment): void => moveTo(align(boxes, to)),
    distribute: (boxes: readonly Box[], axis: Axis): void => moveTo(distribute(boxes, axis)),
  };
}
