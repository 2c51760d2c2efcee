import { type Quantity, quantitiesOf } from './quantities.ts';
import type { TaggedWord, Tagger } from './wink.ts';

export interface Sentence {
  readonly index: number;
  readonly paragraph: number;
  readonly text: string;
  readonly words: readonly TaggedWord[];
  /** Keys of the words that carry meaning, in order, with repetition. */
  readonly terms: readonly string[];
  readonly quantities: readonly Quantity[];
  readonly sentiment: number;
  /** A run-in heading of its paragraph ("Premises."), if it has one. */
  readonly topic: string;
}

/** A text, read. */
export interface Document {
  readonly text: string;
  /** A first line that is no sentence. */
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** Headings and other fragments are left out. */
  readonly sentences: readonly Sentence[];
  /** How often each term occurs. */
  readonly counts: ReadonlyMap<string, number>;
  /** Words without punctuation. */
  readonly wordCount: number;
}

const carriesMeaning = new Set(['NOUN', 'PROPN', 'VERB', 'ADJ', 'ADV', 'NUM', 'X']);
/** Verbs and adverbs that wink does not count among the stop words, and that say nothing about a subject. */
const empty = new Set([
  'say',
  'sai',
  'make',
  'take',
  'get',
  'also',
  'mani',
  'much',
  'use',
  'go',
  'come',
  'put',
  'about',
  'even',
  'still',
  'onli',
  'thing',
  'way',
  'lot',
]);

/** Reads a text: blocks, sentences, terms and numbers. */
export function readDocument(text: string, tag: Tagger): Document {
  const blocks = blocksOf(text);
  const sentences: Sentence[] = [];
  const counts = new Map<string, number>();
  let title = '';
  let wordCount = 0;
  for (const [paragraph, block] of blocks.entries()) {
    let topic = '';
    for (const tagged of tag(block)) {
      const words = tagged.words;
      wordCount += words.filter(isWord).length;
      if (isFragment(words)) {
        topic = tagged.text.replace(/[.:]$/, '');
        if (paragraph === 0 && sentences.length === 0) title = topic;
        continue;
      }
      const terms = termsOf(words);
      for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
      const { sentiment } = tagged;
      const quantities = quantitiesOf(words);
      sentences.push({
        index: sentences.length,
        paragraph,
        text: tagged.text.trim(),
        words,
        terms,
        quantities,
        sentiment,
        topic,
      });
    }
  }
  return { text, title, paragraphs: blocks, sentences, counts, wordCount };
}

/** Keys of the words that carry meaning. */
function termsOf(words: readonly TaggedWord[]): string[] {
  return words.filter(isTerm).map((word) => word.key);
}

export function isTerm(word: TaggedWord): boolean {
  return (
    carriesMeaning.has(word.pos) && !word.stop && !empty.has(word.key) && /[\p{L}\p{N}]/u.test(word.text)
  );
}

export function isWord(word: TaggedWord): boolean {
  return /[\p{L}\p{N}]/u.test(word.text);
}

/** Paragraphs and list entries, without their bullets and markdown signs. Lines that were only wrapped stay together. */
function blocksOf(text: string): string[] {
  const blocks: string[] = [];
  let open = false;
  for (const line of text.replaceAll('\r', '').split('\n')) {
    const listed = /^\s*(?:[-*•–]|\d{1,2}[.)]|#{1,6})\s+/.exec(line);
    const content = line
      .slice(listed?.[0].length ?? 0)
      .replaceAll(/\*\*|__|`/g, '')
      .trim();
    if (content === '') {
      open = false;
      continue;
    }
    const previous = blocks.at(-1);
    // A short line that does not end like a sentence is a heading, not a wrapped line.
    if (
      open &&
      listed === null &&
      previous !== undefined &&
      !(previous.length < 50 && !/[,;]$/.test(previous))
    ) {
      blocks[blocks.length - 1] = `${previous} ${content}`;
    } else {
      blocks.push(content);
    }
    open = !/^\s*#/.test(line);
  }
  return blocks;
}

/** A heading, a dateline, a label: no verb, or hardly any words. */
function isFragment(words: readonly TaggedWord[]): boolean {
  const real = words.filter(isWord);
  if (real.length <= 2) return true;
  const last = words.at(-1)?.text ?? '';
  if (/[.!?"”')]/.test(last.slice(-1)))
    return real.length < 4 && !real.some((word) => word.pos === 'VERB' || word.pos === 'AUX');
  return real.length < 12;
}
