import { isJsonObject, type Json } from '@parallax/schema';
import type { LabelledItem } from '../../request/items.ts';
import { countWords } from '../../text/shorten.ts';
import type { Finding, TaskInput } from '../task.ts';

/** Statements that one text keeps. */
const KEPT = 10;
/** Words that say nothing about what a statement is about. */
const SHORTEST = 4;
/** Two statements with so much of their words in common say the same. */
const SAME = 0.6;

interface Statement {
  readonly text: string;
  /** Labels of the items that say it. */
  readonly labels: readonly string[];
  readonly words: ReadonlySet<string>;
  readonly weight: number;
}

/** Whether a request wants a text that can be condensed again: one that keeps whom its items cite. */
export function wantsCondensing(orders: string): boolean {
  return /\bkeep\b[^.]{0,20}\blabels?\b[^.]{0,20}\bcite/i.test(orders);
}

/**
 * The statements that matter most over all items, each with the labels of those that make it. What an item cites itself is kept, so that
 * condensing again loses no label.
 */
export function condense(items: readonly LabelledItem[], input: TaskInput): Finding {
  const statements = merged(items.flatMap((item) => statementsOf(item, input)));
  const shares = new Map<string, number>();
  for (const { words } of statements)
    for (const word of words) shares.set(word, (shares.get(word) ?? 0) + 1 / statements.length);
  const scoreOf = ({ words, labels, weight }: Statement) => {
    const common = [...words].reduce((sum, word) => sum + (shares.get(word) ?? 0), 0);
    return weight * (common / Math.sqrt(Math.max(1, words.size))) * Math.sqrt(labels.length);
  };
  const kept = statements
    .map((statement, at) => ({ statement, at, score: scoreOf(statement) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, KEPT)
    .sort((a, b) => b.statement.labels.length - a.statement.labels.length || a.at - b.at)
    .map(({ statement }) => statement);
  const text = kept.map((statement) => `- ${statement.text} [${statement.labels.join(', ')}]`).join('\n');
  const points = kept.map((statement) => statement.text);
  return {
    text,
    facts: { summary: points.join(' '), answer: points.join(' '), points, information: points },
  };
}

function statementsOf({ label, text }: LabelledItem, { read }: TaskInput): Statement[] {
  const value = parsed(text);
  if (isJsonObject(value)) {
    const said = [value.information, value.answer].find((part) => typeof part === 'string' && part !== '');
    const weight = typeof value.confidence === 'number' ? 0.5 + value.confidence / 2 : 1;
    return typeof said === 'string' ? sentencesOf(said, [label], weight, read) : [];
  }
  return text.split('\n').flatMap((line) => {
    const found = /^\s*[-*•]\s*(.+?)\s*\[([^[\]]+)\]\s*$/.exec(line);
    if (found?.[1] === undefined || found[2] === undefined) return sentencesOf(line, [label], 1, read);
    return [statement(found[1], found[2].split(', '), 1)];
  });
}

function sentencesOf(
  text: string,
  labels: readonly string[],
  weight: number,
  read: TaskInput['read'],
): Statement[] {
  return read(text.replace(/^\s*[-*•#]+\s*/, ''))
    .sentences.map((sentence) => sentence.text.trim())
    .filter((sentence) => countWords(sentence) >= SHORTEST)
    .map((sentence) => statement(sentence, labels, weight));
}

function statement(text: string, labels: readonly string[], weight: number): Statement {
  const words = new Set(text.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
  return { text, labels, words, weight };
}

/** Statements that say the same become one with the labels of all. */
function merged(statements: readonly Statement[]): Statement[] {
  const kept: Statement[] = [];
  for (const next of statements) {
    const at = kept.findIndex((known) => similarity(known.words, next.words) >= SAME);
    const known = kept[at];
    if (known === undefined) kept.push(next);
    else kept[at] = { ...known, labels: [...new Set([...known.labels, ...next.labels])] };
  }
  return kept;
}

function similarity(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of one) if (other.has(word)) shared += 1;
  const all = one.size + other.size - shared;
  return all === 0 ? 0 : shared / all;
}

function parsed(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
