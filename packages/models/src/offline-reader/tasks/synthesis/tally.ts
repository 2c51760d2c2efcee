import { isJsonObject, type Json } from '@parallax/schema';
import type { LabelledItem } from '../../request/items.ts';
import type { Document, Sentence } from '../../text/document.ts';
import { feelingOf } from '../../text/feeling.ts';
import { quote } from '../../text/quote.ts';
import { isGrave, subjects } from '../../text/subjects.ts';
import type { Finding, TaskInput } from '../task.ts';

/** What one document was found to be about. */
interface Entry {
  readonly label: string;
  readonly names: readonly string[];
  readonly quotes: readonly Sentence[];
  readonly confidence: number;
}

interface Row {
  readonly name: string;
  readonly entries: readonly Entry[];
  /** −1 (complaint) to 1 (praise), weighed by confidence. */
  readonly feeling: number;
}

const listKeys = ['answer', 'themes', 'topics', 'keywords', 'tags', 'labels', 'points'];
const quoteKeys = ['information', 'quotes', 'quotations', 'evidence', 'quote'];
const wish =
  /\b(?:should|would (?:like|pay|be|help|cost)|want|wish|please|need|ask(?:s|ed)?|suggest\w*|propos\w+|make (?:a|it|the)|let me|put|give|could|charge by|there is room|has to|concentrate)\b/i;

/** Entries of lists that items carry as JSON or as bold headings; empty where most of the items carry none. */
export function entriesOf(items: readonly LabelledItem[], read: (text: string) => Document): Entry[] {
  const entries = items.flatMap((item) => entryOf(item, read));
  return entries.length > items.length / 2 ? entries : [];
}

function entryOf({ label, text }: LabelledItem, read: (text: string) => Document): Entry[] {
  const value = parse(text);
  if (isJsonObject(value)) {
    const named = listKeys
      .map((key) => value[key])
      .find(
        (candidate) => Array.isArray(candidate) && candidate.every((name: Json) => typeof name === 'string'),
      );
    if (!Array.isArray(named)) return [];
    const quoted = quoteKeys
      .map((key) => value[key])
      .filter((candidate) => candidate !== undefined)
      .map(String)
      .join(' ');
    return [
      {
        label,
        names: named.map(String),
        quotes: quotesIn(quoted, read),
        confidence: typeof value.confidence === 'number' ? value.confidence : 0.5,
      },
    ];
  }
  if (Array.isArray(value) && value.every((name: Json) => typeof name === 'string'))
    return [{ label, names: value.map(String), quotes: [], confidence: 0.5 }];
  const names = [...text.matchAll(/^\s*(?:[-*•]|\d+[.)])\s*\*\*(.+?)\*\*/gm)].map((found) =>
    (found[1] ?? '').replace(/[.:]$/, ''),
  );
  const short = names.filter((name) => name.split(' ').length <= 4);
  return short.length > 0 && short.length === names.length && /^\p{Ll}/u.test(short[0] ?? '')
    ? [{ label, names: short, quotes: quotesIn(text, read), confidence: 0.5 }]
    : [];
}

/** Themes over all items: a table, what is wanted for the most frequent, and one that few mention but that matters. */
export function tallyItems(entries: readonly Entry[], { request }: TaskInput): Finding {
  const rows = rowsOf(entries);
  const shown = rows.slice(0, 8);
  const table = [
    '| Theme | Documents | Mostly |',
    '| --- | ---: | --- |',
    ...shown.map(({ name, entries: of, feeling }) => `| ${name} | ${of.length} | ${moodOf(feeling)} |`),
  ].join('\n');
  const details = rows
    .slice(0, 5)
    .map((row, at) => `${at + 1}. **${row.name}** (${row.entries.length}): ${sayRow(row)}`)
    .join('\n');
  const rare =
    rows.find((row) => isGrave(row.name) && rows.indexOf(row) > 4) ??
    rows.find((row) => rows.indexOf(row) > 4 && row.entries.length > 1) ??
    rows.at(-1);
  const few =
    rare === undefined
      ? ''
      : `**Few mention it, but it matters: ${rare.name}** (${rare.entries.length} of ${entries.length}). ${sayRare(rare)}`;
  const text = [
    `${entries.length} of ${request.items.length} items name themes; themes that share their main word are counted together.`,
    table,
    details,
    few,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
  const names = shown.map(({ name }) => name);
  return {
    text,
    facts: {
      themes: names,
      topics: names,
      answer: names,
      keywords: names,
      summary: details,
      points: names,
      counts: Object.fromEntries(shown.map(({ name, entries: of }) => [name, of.length])),
      rationale: `Counted over ${entries.length} items.`,
      confidence: 0.7,
    },
  };
}

function rowsOf(entries: readonly Entry[]): Row[] {
  const groups: { names: Map<string, number>; entries: Set<Entry> }[] = [];
  for (const entry of entries) {
    for (const name of new Set(entry.names.map((raw) => raw.trim().toLowerCase()))) {
      const home = groups.find((group) => [...group.names.keys()].some((known) => sameTheme(known, name)));
      const group = home ?? { names: new Map<string, number>(), entries: new Set<Entry>() };
      if (home === undefined) groups.push(group);
      group.names.set(name, (group.names.get(name) ?? 0) + 1);
      group.entries.add(entry);
    }
  }
  return groups
    .map(({ names, entries: of }) => {
      const name = [...names].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
      const own = [...of];
      return { name, entries: own, feeling: feelingAbout(name, own) };
    })
    .sort((a, b) => b.entries.length - a.entries.length || (a.name < b.name ? -1 : 1));
}

function sameTheme(a: string, b: string): boolean {
  if (a === b) return true;
  const words = (name: string) =>
    new Set(
      name
        .split(/[\s,]+/)
        .filter((word) => word.length > 3 && !/^(?:and|with|from|the)$/.test(word))
        .map((word) => word.replace(/(?:ies|es|s)$/, '').slice(0, 6)),
    );
  const left = words(a);
  const right = words(b);
  const shared = [...left].filter((word) => right.has(word)).length;
  return shared > 0 && shared / Math.min(left.size, right.size) > 0.5;
}

function feelingAbout(name: string, entries: readonly Entry[]): number {
  let sum = 0;
  let weight = 0;
  for (const { quotes, confidence } of entries) {
    const own = quotes.filter((sentence) => speaksOf(name, sentence));
    for (const sentence of own.length > 0 ? own : quotes) {
      sum += feelingOf(sentence) * confidence;
      weight += confidence;
    }
  }
  return weight === 0 ? 0 : sum / weight;
}

function speaksOf(name: string, sentence: Sentence): boolean {
  const subject = subjects.find((candidate) => candidate.name === name);
  if (subject !== undefined) return new RegExp(subject.words.source, 'i').test(sentence.text);
  return name
    .split(/\s+/)
    .some((word) => word.length > 3 && sentence.text.toLowerCase().includes(word.slice(0, 5)));
}

function moodOf(feeling: number): string {
  return feeling < -0.08 ? 'complaint' : feeling > 0.12 ? 'praise' : 'both';
}

function sayRow(row: Row): string {
  const all = row.entries.flatMap((entry) =>
    entry.quotes
      .filter((sentence) => speaksOf(row.name, sentence))
      .map((sentence) => ({
        sentence,
        label: entry.label,
        weight:
          Math.abs(feelingOf(sentence)) +
          0.4 * entry.confidence +
          (entry.names[0] === row.name ? 0.4 : 0) +
          (sentence.quantities.length > 0 ? 0.25 : 0),
      })),
  );
  const wished = all
    .filter(({ sentence }) => wish.test(sentence.text))
    .toSorted((a, b) => b.weight - a.weight)[0];
  const shown = all
    .filter((candidate) => candidate.sentence !== wished?.sentence)
    .toSorted((a, b) => b.weight - a.weight)[0];
  const wants =
    wished === undefined ? '' : `What people want: ${quote(wished.sentence, 26)} [${wished.label}]. `;
  const shows = shown === undefined ? '' : `It shows best in ${quote(shown.sentence, 26)} [${shown.label}].`;
  return (wants + shows).trim() || 'no quotation was handed on with it.';
}

function sayRare(row: Row): string {
  const reason = isGrave(row.name)
    ? 'Whoever it strikes cannot simply choose something else, so a count understates it.'
    : 'It comes up on its own, without having been asked for.';
  const entry = row.entries.flatMap(({ label, quotes }) =>
    quotes.filter((sentence) => speaksOf(row.name, sentence)).map((sentence) => ({ label, sentence })),
  )[0];
  return `${reason}${entry === undefined ? '' : ` ${quote(entry.sentence, 26)} [${entry.label}].`}`;
}

function quotesIn(text: string, read: (text: string) => Document): Sentence[] {
  const quoted = [...text.matchAll(/“([^”]+)”/g)].map((found) => found[1] ?? '');
  return (quoted.length > 0 ? quoted : [text]).flatMap((part) => read(part).sentences.slice(0, 2));
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text.trim().replace(/^```(?:json)?\s*|\s*```$/g, '')) as Json;
  } catch {
    return undefined;
  }
}
