import { stemmer } from 'stemmer';
import { jsonIn } from '../../content/plain-text.ts';
import { isFunctionWord, isNegation, opposites } from './words.ts';

/** One sentence of an answer, with what is compared of it. */
export interface Claim {
  readonly text: string;
  /** Stems of its content words; a word and its opposite count as one. */
  readonly words: ReadonlySet<string>;
  /** As written, without separators between thousands. */
  readonly numbers: ReadonlySet<string>;
  /** Whether it denies what its words would say: an odd number of negations and words that stand for the opposite. */
  readonly denies: boolean;
}

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });
const words = new Intl.Segmenter('en', { granularity: 'word' });

/** Fewer content words than this make no claim: headings, "In short:". */
const LEAST_WORDS = 2;

/** The claims of an answer, in its order. JSON gives the claims of its texts. */
export function claimsOf(answer: string): Claim[] {
  return (
    proseOf(answer)
      // A semicolon parts claims as a full stop does: a denial in one must not count for the other.
      .split(/\n+|;\s/)
      .map(withoutMarks)
      .flatMap((line) => Array.from(sentences.segment(line), ({ segment }) => segment.trim()))
      .map(readClaim)
      .filter((claim) => claim.words.size >= LEAST_WORDS)
  );
}

/** What one sentence says, as far as words, numbers and negation go. */
export function readClaim(text: string): Claim {
  const found = new Set<string>();
  const numbers = new Set<string>();
  let negations = 0;
  for (const { segment, isWordLike } of words.segment(text.toLowerCase().replaceAll('’', "'"))) {
    if (isWordLike !== true) continue;
    if (/^\d/.test(segment)) numbers.add(segment.replace(/,(?=\d{3})/g, ''));
    else if (isNegation(segment)) negations += 1;
    else if (!isFunctionWord(segment)) {
      const stem = stemmer(segment);
      const opposite = opposites.get(stem);
      if (opposite !== undefined) negations += 1;
      found.add(opposite ?? stem);
    }
  }
  return { text, words: found, numbers, denies: negations % 2 === 1 };
}

/** Marks of Markdown that are no words: of headings, lists, quotes, tables and emphasis. */
function withoutMarks(line: string): string {
  return line
    .replace(/^\s*(?:#{1,6}\s+|[-*+]\s+|\d+[.)]\s+|>\s*|\|)+/, '')
    .replace(/\*\*|__|`/g, '')
    .replace(/\s*\|\s*/g, ' ')
    .trim();
}

function proseOf(answer: string): string {
  const json = jsonIn(answer);
  if (json === undefined) return answer;
  const texts: string[] = [];
  JSON.stringify(json, (_, value: unknown) => {
    if (typeof value === 'string') texts.push(value);
    return value;
  });
  return texts.join('\n');
}
