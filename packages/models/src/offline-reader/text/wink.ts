import type { Model, Document as WinkDocument, WinkMethods } from 'wink-nlp';
import { correctionOf } from './spelling.ts';

/** One token as the tagger sees it. */
export interface TaggedWord {
  readonly text: string;
  /** White space before it, as written. */
  readonly before: string;
  /** Universal part of speech: NOUN, PROPN, VERB, AUX, ADJ, ADV, NUM, PRON, PUNCT, … */
  readonly pos: string;
  readonly lemma: string;
  /** Words that mean the same share their key: Porter's stem, or the lemma of an irregular form (`built` → `build`). */
  readonly key: string;
  readonly stop: boolean;
  /** The dictionary has it, as it is or in the singular. */
  readonly known: boolean;
  /** For an unknown word in lower case: the dictionary word one slip away, if there is one. */
  readonly correction: string | undefined;
  /** The word stands in the reach of a negation. */
  readonly negated: boolean;
}

export interface TaggedSentence {
  readonly text: string;
  readonly words: readonly TaggedWord[];
  /** −1 to 1, by lexicon. */
  readonly sentiment: number;
}

/** Splits a block of English into sentences and tags their words. */
export type Tagger = (block: string) => readonly TaggedSentence[];

let loading: Promise<Tagger> | undefined;

/** The tagger of this process. Loaded at the first call (about 0.4 s), then shared. */
export function loadTagger(): Promise<Tagger> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Tagger> {
  const [{ default: wink }, { default: model }] = await Promise.all([
    import('wink-nlp'),
    import('wink-eng-lite-web-model') as Promise<{ default: Model }>,
  ]);
  return taggerOf(wink(model, ['sbd', 'negation', 'sentiment', 'pos']));
}

/** What wink's `out` gives for a list of tokens. Its own types do not accept its own helpers, so the values are read as unknown. */
interface TokenList {
  out(its?: unknown): readonly unknown[];
}

function taggerOf(nlp: WinkMethods): Tagger {
  const { its } = nlp;
  return (block) => {
    const document = nlp.readDoc(block);
    const tokens: TokenList = document.tokens();
    const text = tokens.out().map(String);
    const before = tokens.out(its.precedingSpaces).map(String);
    const pos = tokens.out(its.pos).map(String);
    const lemma = tokens.out(its.lemma).map(String);
    const stem = tokens.out(its.stem).map(String);
    const stop = tokens.out(its.stopWordFlag);
    const negated = tokens.out(its.negationFlag);
    const words = text.map((word, index): TaggedWord => {
      const root = lemma[index] ?? word;
      return {
        text: word,
        before: before[index] ?? '',
        pos: pos[index] ?? 'X',
        lemma: root,
        key: keyOf(word.toLowerCase(), root, stem[index] ?? word),
        stop: stop[index] === true,
        ...spellingOf(word, (candidate) => isKnown(document, candidate)),
        negated: negated[index] === true,
      };
    });
    const sentences = document.sentences();
    const texts = sentences.out();
    const sentiments = sentences.out(its.sentiment);
    return sentences.out(its.span).map((span, index) => {
      const [from = 0, to = 0] = Array.isArray(span) ? span : [];
      return {
        text: texts[index] ?? '',
        words: words.slice(from, to + 1).filter((word) => word.pos !== 'SPACE'),
        sentiment: Number(sentiments[index] ?? 0),
      };
    });
  };
}

function spellingOf(
  word: string,
  knows: (word: string) => boolean,
): Pick<TaggedWord, 'known' | 'correction'> {
  const known = knows(word.toLowerCase());
  const doubtful = !known && /^\p{Ll}{4,}$/u.test(word) && !word.endsWith('ies');
  return { known, correction: doubtful ? correctionOf(word, knows) : undefined };
}

function isKnown(document: WinkDocument, word: string): boolean {
  if (!document.isOOV(word)) return true;
  return (
    [/s$/, /es$/].some((ending) => ending.test(word) && !document.isOOV(word.replace(ending, ''))) ||
    (/ies$/.test(word) && !document.isOOV(word.replace(/ies$/, 'y')))
  );
}

function keyOf(word: string, lemma: string, stem: string): string {
  return stem === word && lemma !== word ? lemma : stem;
}
