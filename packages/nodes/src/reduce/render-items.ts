import type { MissingValue } from '@parallax/engine';
import { type CitedSpan, NameIndex, withoutCitations } from '../citation/citations.ts';
import { missingLine } from '../gather/missing.ts';
import { dataElement, escapeText } from '../text/escape.ts';

/** A text that a model is to combine with others. */
export interface PromptItem {
  /** By which it is cited; no two of a prompt look alike. */
  readonly name: string;
  readonly text: string;
  /** Names that the text may cite in square brackets, since they are of what it was made of. Default: none. */
  readonly cites?: readonly string[] | undefined;
}

/**
 * The items as delimited, escaped data for a prompt, so that no item can speak as another or cite one:
 * `<item index="1" label="Skeptic">…</item>`, with a `<missing>` after them where something is missing.
 *
 * @param present how many items came in all, when these are fewer since some were combined before
 */
export function renderItems(
  items: readonly PromptItem[],
  missing: readonly MissingValue[],
  present = items.length,
): string {
  const known = items.flatMap(({ name, cites = [] }) => [name, ...cites]);
  const index = new NameIndex(known);
  const elements: string[] = [];
  let at = 0;
  for (const { name, text, cites = [] } of items) {
    const own = { from: at + 1, to: at + cites.length };
    const mayCite = ({ from, to }: CitedSpan) => from >= own.from && to <= own.to;
    at += 1 + cites.length;
    const said = withoutCitations(text, (cited) => index.find(cited), mayCite);
    elements.push(dataElement('item', { index: elements.length + 1, label: name }, said));
  }
  const line = missingLine(present, missing);
  if (line !== undefined) elements.push(`<missing>${escapeText(line)}</missing>`);
  return elements.join('\n\n');
}
