import { type Document, isWord } from '../../text/document.ts';

export interface Mistake {
  readonly text: string;
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
  for (const { words } of document.sentences) for (const { text } of words) counts.set(text, (counts.get(text) ?? 0) + 1);
  return document.sentences.flatMap((sentence) => {
    const found: string[] = [];
    for (const [at, word] of sentence.words.entries()) {
      // A rare word that comes back is a term, not a slip; compounds and names are not in any list.
      const plain = /^\p{Ll}{4,}$/u.test(word.text);
      if (plain && isWord(word) && !word.known && (counts.get(word.text) ?? 0) < 3 && looksWrong(word.text)) found.push(word.text);
      if (word.text === 'i' && at > 0) found.push('i');
    }
    for (const slip of slips) found.push(...(sentence.text.match(slip) ?? []));
    if (/^\p{Ll}/u.test(sentence.text)) found.push(sentence.text.split(/\s/, 1)[0] ?? '');
    return found.map((text) => ({ text, sentence: sentence.index }));
  });
}

/** Plurals and compounds of known words are fine although no list has them. */
function looksWrong(word: string): boolean {
  return !/(?:shop|keeper|table|house|work|room|bread|time|ise|ised|ising|isation|ular|metre|metres|litre|litres|lorr|thing|ers|ness|pedd?al)/.test(word) || word.length < 6;
}
