import { Annotation, type ChangeSpec } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';

/** Marks a change that comes from outside the editor, such as an undo of the graph. */
export const External = Annotation.define<boolean>();

/**
 * The smallest single change that makes one text of the other, or null where they are the same. What is before and after
 * it stays, so that a cursor there stays too.
 */
export function smallestChange(
  before: string,
  after: string,
): { from: number; to: number; insert: string } | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}

/** Makes the editor show a text that was changed elsewhere. */
export function replaceText(view: EditorView, text: string): void {
  const changes: ChangeSpec | null = smallestChange(view.state.doc.toString(), text.replace(/\r\n?/g, '\n'));
  if (changes !== null) view.dispatch({ changes, annotations: External.of(true) });
}
