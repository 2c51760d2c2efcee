import { excerpt } from '../text/excerpt.ts';
import { skeleton } from './skeleton.ts';

const LONGEST = 80;

/**
 * Gives the items of a prompt names by which they can be cited: one line, no square brackets, and no two that look alike. The name of an item
 * depends on it and on those before it, so names can be given while later items are still to come.
 */
export class LabelBook {
  private readonly taken = new Set<string>();

  name(label: string): string {
    const plain = excerpt(
      label
        .replaceAll('[', '(')
        .replaceAll(']', ')')
        .replace(/\p{Cc}|\p{Cf}/gu, ' '),
      LONGEST,
    );
    const wanted = plain === '' ? 'Item' : plain;
    let name = wanted;
    for (let copy = 2; this.taken.has(skeleton(name)); copy += 1) name = `${wanted} (${copy})`;
    this.taken.add(skeleton(name));
    return name;
  }
}

/** The names of a whole list. */
export function citationNames(labels: readonly string[]): string[] {
  const book = new LabelBook();
  return labels.map((label) => book.name(label));
}

/** The name of a text that was made of several items: "Essay 1 to Essay 12". */
export function spanName(first: string, last: string): string {
  return first === last ? first : `${first} to ${last}`;
}
