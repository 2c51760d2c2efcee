import type { Branch } from '@parallax/engine';
import { textLabel } from '../text/excerpt.ts';

/** The lines of a text, without blank ones. */
export function lines(text: string): Branch[] {
  return parts(text.split(/\r\n|\n|\r/), 'Line');
}

/** The paragraphs of a text: what blank lines divide. */
export function paragraphs(text: string): Branch[] {
  return parts(text.replaceAll('\r\n', '\n').split(/\n[^\S\n]*\n/), 'Paragraph');
}

/** What a separator divides, taken literally. Empty parts are left out. */
export function separated(text: string, separator: string): Branch[] {
  return parts(text.split(separator), 'Part');
}

function parts(texts: readonly string[], noun: string): Branch[] {
  return texts
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text, index) => ({ value: text, label: textLabel(text, `${noun} ${index + 1}`) }));
}
