import type { Document } from '../../text/document.ts';

export interface Mistake {
  readonly text: string;
  /** What was probably meant. */
  readonly meant?: string;
  readonly sentence: number;
}

/** Slips that are words: each is wrong wherever it stands like this. */
const slips: readonly RegExp[] = [
  /\b(?:alot|dont|cant|wont|isnt|doesnt|didnt|thats|theyre|im|ive|youre|wouldnt|shouldnt|aswell|noone)\b/gi,
  /\bto (?:early|late|much|many|full|expensive|strict|small|often)\b/g,
  /\bits (?:not|a|an|the|very|just|so|because|too|fair|dark)\b/g,
  /\b(?:more (?:better|easier|cheaper)|less people|could of|should of|would of|much people|an other|informations|advices|furnitures)\b/gi,
  /\b(?:he|she|it|bus|this) (?:go|come|dont|have|make|say|help)\b/g,
];

/** What a reader would mark: words that no dictionary has, slips of grammar, sentences and "I" in lower case. */
export function mistakesOf(document: Document): Mistake[] {
  const counts = new Map<string, number>();
  for (const { words } of document.sentences)
    for (const { text } of words) counts.set(text, (counts.get(text) ?? 0) + 1);
  return document.sentences.flatMap((sentence) => {
    const found: Mistake[] = [];
    const add = (text: string, meant?: string) =>
      found.push({ text, sentence: sentence.index, ...(meant === undefined ? {} : { meant }) });
    for (const [at, { text, correction }] of sentence.words.entries()) {
      // A rare word that comes back is a term, not a slip.
      if (correction !== undefined && (counts.get(text) ?? 0) < 3) add(text, correction);
      if (text === 'i' && at > 0) add('i', 'I');
    }
    for (const slip of slips) for (const text of sentence.text.match(slip) ?? []) add(text);
    if (/^\p{Ll}/u.test(sentence.text)) add(sentence.text.split(/\s/, 1)[0] ?? '');
    return found;
  });
}
