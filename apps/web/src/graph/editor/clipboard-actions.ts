import type { Position } from '@parallax/schema';
import {
  type Fragment,
  insertFragment,
  isEmpty,
  readFragment,
  takeFragment,
  writeFragment,
} from '../clipboard.ts';
import type { EditorContext } from './context.ts';

/** How far a copy is moved from its original, in pixels of the canvas. */
const COPY_SHIFT = { x: 40, y: 40 };

/** Copies within the graph and through the system's clipboard. */
export function clipboardActions({ canvas, change, flat, selected, select }: EditorContext) {
  function insert(fragment: Fragment, by: Position): readonly string[] {
    const inserted = insertFragment(canvas(), fragment, by);
    change(() => inserted.graph);
    select(inserted.nodes);
    return inserted.nodes.map(flat);
  }

  return {
    duplicateSelected(by: Position = COPY_SHIFT): readonly string[] {
      const fragment = takeFragment(canvas(), selected());
      return isEmpty(fragment) ? [] : insert(fragment, by);
    },

    /** The selected nodes as text for the clipboard; null when nothing is selected. */
    copySelected(): string | null {
      const fragment = takeFragment(canvas(), selected());
      return isEmpty(fragment) ? null : writeFragment(fragment);
    },

    /**
     * Pastes what `copySelected` made, or a whole graph. Its top left corner comes to `at`, or it is moved a little from where it was.
     * Returns the new nodes, none when the text is something else.
     */
    paste(text: string, at?: Position): readonly string[] {
      const fragment = readFragment(text);
      if (fragment === null || isEmpty(fragment)) return [];
      return insert(fragment, at === undefined ? COPY_SHIFT : shiftTo(fragment, at));
    },
  };
}

function shiftTo({ nodes, notes = [] }: Fragment, at: Position): Position {
  const places = [...nodes, ...notes].flatMap(({ position }) => (position === undefined ? [] : [position]));
  if (places.length === 0) return at;
  return {
    x: Math.round(at.x - Math.min(...places.map(({ x }) => x))),
    y: Math.round(at.y - Math.min(...places.map(({ y }) => y))),
  };
}
