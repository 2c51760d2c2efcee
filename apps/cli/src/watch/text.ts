import { stripVTControlCharacters } from 'node:util';

const segmenter = new Intl.Segmenter();
/** Characters that take two cells of a terminal: emoji and the scripts of East Asia. */
const wide =
  /^(?:\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6])/u;

/** Everything that moves the cursor or turns the direction of writing, but line breaks and tabs. */
const controls = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu;

/** Text from a graph or a model, without anything that would change the terminal. */
export function harmless(text: string): string {
  return stripVTControlCharacters(text).replaceAll(controls, '');
}

/** The same on one line. */
export function oneLine(text: string): string {
  return harmless(text.replaceAll(/\s+/g, ' ')).trim();
}

/** How many cells of a terminal a line without control characters takes. */
export function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of segmenter.segment(text)) width += wide.test(segment) ? 2 : 1;
  return width;
}

/** The line, cut to a width, with "…" where something is missing. */
export function clip(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  let used = 1;
  for (const { segment } of segmenter.segment(text)) {
    used += wide.test(segment) ? 2 : 1;
    if (used > width) break;
    kept += segment;
  }
  return width < 1 ? '' : `${kept}…`;
}

/** The line, cut or filled with blanks to exactly a width. */
export function fit(text: string, width: number): string {
  const clipped = clip(text, width);
  return clipped + ' '.repeat(Math.max(0, width - widthOf(clipped)));
}
