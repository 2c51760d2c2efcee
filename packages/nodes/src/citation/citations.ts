import { skeleton } from './skeleton.ts';

/** What a citation stands for: one item, or all from one to another, by their index. */
export interface CitedSpan {
  readonly from: number;
  readonly to: number;
}

/** One name within a pair of square brackets. */
export interface CitedName {
  readonly text: string;
  /** Undefined when no item has that name. */
  readonly span: CitedSpan | undefined;
}

/** A pair of square brackets in a text that cites something. `start` and `end` are places in the text, brackets included. */
export interface Citation {
  readonly start: number;
  readonly end: number;
  readonly names: readonly CitedName[];
}

/** Finds items by their names as a reader would: case, blanks and look-alike letters do not count. */
export class NameIndex {
  private readonly byName: ReadonlyMap<string, number>;

  /** @param names as `LabelBook` gives them, by index */
  constructor(names: readonly string[]) {
    this.byName = new Map(names.map((name, index) => [skeleton(name), index]));
  }

  find(text: string): CitedSpan | undefined {
    const name = skeleton(text).replace(/^(?:item|source|branch)s?:? (?=.)/, '');
    const index = this.indexOf(skeleton(text)) ?? this.indexOf(name);
    if (index !== undefined) return { from: index, to: index };
    return this.span(name);
  }

  private indexOf(name: string): number | undefined {
    return this.byName.get(name) ?? this.byName.get(name.replace(/, part \d+ of \d+$/, ''));
  }

  private span(name: string): CitedSpan | undefined {
    for (const { 0: joint, index } of name.matchAll(/ (?:to|–|-) /g)) {
      const from = this.indexOf(name.slice(0, index));
      const to = this.indexOf(name.slice(index + joint.length));
      if (from !== undefined && to !== undefined && from <= to) return { from, to };
    }
    return undefined;
  }
}

/** Square brackets on one line, neither a link nor the text of one, nor a box to tick. */
const brackets = /\[([^[\]\n]{1,400})\](?![(:[])/g;

/** Whether words in brackets are meant to cite: they contain a letter or a digit and are not code, a tick or an ellipsis. */
function looksCited(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text) && !/^\s*x\s*$/i.test(text) && !/^[\^!@]|["'`{}=<>\\|]/.test(text);
}

/** All citations of a text. Brackets of which no part is a name are given too, when they look like a citation. */
export function citationsIn(text: string, find: (name: string) => CitedSpan | undefined): Citation[] {
  const found: Citation[] = [];
  for (const { 0: whole, 1: inside = '', index } of text.matchAll(brackets)) {
    const names = namesIn(inside, find);
    if (names.every(({ span }) => span === undefined) && !looksCited(inside)) continue;
    found.push({ start: index, end: index + whole.length, names });
  }
  return found;
}

/** "Skeptic, Realist": the longest names first, since a name may hold a comma itself. */
function namesIn(inside: string, find: (name: string) => CitedSpan | undefined): CitedName[] {
  const parts = inside.split(/[,;]| and /);
  const joints = [...inside.matchAll(/[,;]| and /g)].map(([joint]) => joint);
  const names: CitedName[] = [];
  for (let at = 0; at < parts.length; ) {
    let taken = 1;
    let text = parts[at] ?? '';
    let span = find(text);
    let longer = text;
    for (let next = at + 1; next < parts.length && next < at + 8; next += 1) {
      longer += `${joints[next - 1] ?? ''}${parts[next] ?? ''}`;
      const longerSpan = find(longer);
      if (longerSpan === undefined) continue;
      text = longer;
      span = longerSpan;
      taken = next - at + 1;
    }
    names.push({ text: text.trim(), span });
    at += taken;
  }
  return names.filter(({ text }) => text !== '');
}

/**
 * A branch's text without the power to cite others: brackets that name an item which `may` does not allow lose their bracket. Everything else
 * stays as it is.
 */
export function withoutCitations(
  text: string,
  find: (name: string) => CitedSpan | undefined,
  may: (span: CitedSpan) => boolean = () => false,
): string {
  let result = '';
  let end = 0;
  for (const { start, end: after, names } of citationsIn(text, find)) {
    if (names.every(({ span }) => span === undefined || may(span))) continue;
    result += `${text.slice(end, start)}(${text.slice(start + 1, after - 1)})`;
    end = after;
  }
  return result + text.slice(end);
}
