import type { GatheredItem, MissingValue } from '@parallax/engine';
import { missingLine } from '../gather/missing.ts';
import { asText } from '../template/render.ts';
import { escapeAttribute, escapeText } from '../text/escape.ts';

/**
 * The items as delimited, escaped data for a prompt, so that no item can speak as another:
 * `<item index="1" label="Skeptic">…</item>`, with a `<missing>` after them where something is missing.
 */
export function renderItems(items: readonly GatheredItem[], missing: readonly MissingValue[]): string {
  const elements = items.map(
    ({ value, label }, index) =>
      `<item index="${index + 1}" label="${escapeAttribute(label)}">\n${escapeText(asText(value))}\n</item>`,
  );
  const line = missingLine(items.length, missing);
  if (line !== undefined) elements.push(`<missing>${escapeText(line)}</missing>`);
  return elements.join('\n\n');
}
