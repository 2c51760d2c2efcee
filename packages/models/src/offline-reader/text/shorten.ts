import { isWord, type Sentence } from './document.ts';
import type { TaggedWord } from './wink.ts';

type Words = readonly TaggedWord[];

const connective =
  /^(?:however|but|and|so|also|then|therefore|moreover|furthermore|besides|further|still|finally|otherwise|honestly|yes|well|now|thus|hence|or)$/i;
const asides = /^(?:however|therefore|moreover|though|too|of course|for example|for instance|in fact)$/i;
const saying =
  /^(?:says?|said|writes?|wrote|adds?|added|answers?|answered|reckons?|according|warns?|warned|tells|told|decided|announced)$/i;
const dangling =
  /^(?:the|an?|of|to|in|on|at|by|for|from|with|and|or|but|as|than|that|which|who|its?|their|his|her|our|my|your|is|are|was|were|be|been|has|have|had|will|would|can|could|may|so|not|no|very|more|most|about|into|over|under|between|per|if|because|when|while|this|these|those|all|each|every|up|out)$/i;

/** The words as text. A first letter that a cut laid bare is raised; no mark stands at the end. */
export function joinWords(words: Words): string {
  const text = words.map((word, index) => (index === 0 ? '' : word.before) + word.text).join('');
  const bare = text
    .replace(/[\s,;:–—.!-]+$/, '')
    .replaceAll(/\s+([,.;:])/g, '$1')
    .trim();
  return capitalise(bare);
}

export function capitalise(text: string): string {
  return text.replace(
    /^(["“'(]*)(\p{Ll})/u,
    (_, marks: string, letter: string) => marks + letter.toUpperCase(),
  );
}

export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.,-]*/gu)?.length ?? 0;
}

/**
 * A sentence in at most `maxWords` words that is still a sentence: asides, attributions and subordinate parts are taken away,
 * the rest is cut at the last clause that fits. Undefined where nothing that can stand alone fits.
 */
export function shorten(sentence: Sentence, maxWords: number): string | undefined {
  return shortenWords(sentence.words, maxWords);
}

/** `shorten` for words that are no longer a sentence of the text. */
export function shortenWords(all: Words, maxWords: number): string | undefined {
  let words = withoutOpening(all);
  if (lengthOf(words) <= maxWords && balanced(words)) return joinWords(words);
  for (const step of [withoutBrackets, withoutAsides, withoutAttribution, withoutRelatives]) {
    words = step(words);
    if (lengthOf(words) <= maxWords && balanced(words) && hasClause(words)) return joinWords(words);
  }
  return cutAtClause(words, maxWords);
}

/** A sentence without its asides, attributions and relative clauses, whatever its length. */
export function bareSentence(all: Words): Words {
  return [withoutOpening, withoutBrackets, withoutAsides, withoutAttribution, withoutRelatives].reduce(
    (words, step) => {
      const next = step(words);
      return balanced(next) && hasClause(next) ? next : words;
    },
    all,
  );
}

function withoutOpening(words: Words): Words {
  let from = 0;
  while (
    from < words.length &&
    (connective.test(words[from]?.text ?? '') || (from > 0 && words[from]?.text === ','))
  )
    from += 1;
  // "And yet", "So that": the connective belongs to what follows.
  return from > 0 && /^(?:yet|that|far|long|as|if|to)$/i.test(words[from]?.text ?? '')
    ? words
    : words.slice(from);
}

function withoutBrackets(words: Words): Words {
  let depth = 0;
  return words.filter((word) => {
    if (word.text === '(') depth += 1;
    const keep = depth === 0;
    if (word.text === ')') depth = Math.max(0, depth - 1);
    return keep;
  });
}

function withoutAsides(words: Words): Words {
  return words.filter((word, index) => {
    const next = words[index + 1];
    if (asides.test(word.text) && words[index - 1]?.text === ',') return false;
    return !(word.text === ',' && next !== undefined && asides.test(next.text));
  });
}

/** ", says Hanne Oduya, who …", ", the city council decided on Tuesday". */
function withoutAttribution(words: Words): Words {
  for (let at = words.length - 2; at > 3; at -= 1) {
    if (words[at]?.text !== ',') continue;
    const tail = words.slice(at + 1);
    const verb = tail.findIndex((word) => saying.test(word.text));
    if (
      verb >= 0 &&
      verb <= 4 &&
      hasClause(words.slice(0, at)) &&
      !/^(?:and|but|or|which|who|that)$/i.test(tail[0]?.text ?? '')
    ) {
      return words.slice(0, at);
    }
  }
  return words;
}

/** ", which had let warm water into the river, closed" → " closed". */
function withoutRelatives(words: Words): Words {
  const kept: TaggedWord[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const opens =
      words[index]?.text === ',' && /^(?:which|who|whose|where|whom)$/i.test(words[index + 1]?.text ?? '');
    if (!opens) {
      const word = words[index];
      if (word !== undefined) kept.push(word);
      continue;
    }
    const end = words.findIndex((word, at) => at > index + 1 && (word.text === ',' || word.text === ';'));
    if (end < 0) break;
    index = end;
  }
  return kept;
}

function cutAtClause(words: Words, maxWords: number): string | undefined {
  const points = cutPoints(words);
  for (const at of points.reverse()) {
    const head = withoutDangling(words.slice(0, at));
    if (
      lengthOf(head) <= maxWords &&
      lengthOf(head) >= 4 &&
      balanced(head) &&
      hasClause(head) &&
      !opensClause(head)
    )
      return joinWords(head);
  }
  return undefined;
}

/** "…, although a study": a further clause that was begun and lost its verb. */
function opensClause(words: Words): boolean {
  const last = words.findLastIndex((word) =>
    /^(?:although|though|because|while|whereas|since|if|when|unless|which|who|where|so)$/i.test(word.text),
  );
  const joined = words.findLastIndex(
    (word, at) => /^(?:and|but|or)$/i.test(word.text) && words[at - 1]?.text === ',',
  );
  return [last, joined].some(
    (at) => at > 0 && !words.slice(at + 1).some((word) => word.pos === 'VERB' || word.pos === 'AUX'),
  );
}

/** Where a sentence can end early: before a mark, a further clause or a further prepositional phrase. */
export function cutPoints(words: Words): number[] {
  const strong: number[] = [];
  for (const [index, word] of words.entries()) {
    if (index < 3) continue;
    const lower = word.text.toLowerCase();
    const mark = /^[,;:–—-]$/.test(word.text) && !(word.text === ',' && inList(words, index));
    const clause =
      /^(?:because|since|while|whereas|although|which|so|when|until|and|but)$/.test(lower) &&
      words[index - 1]?.text !== ',';
    const phrase =
      word.pos === 'ADP' && /^(?:in|on|at|by|for|from|during|after|before|with|among|within)$/.test(lower);
    const relative = lower === 'that' && words[index - 1]?.pos === 'NOUN';
    if (mark || relative || (clause && startsClause(words, index)) || phrase) strong.push(index);
  }
  return strong;
}

/** "drills, ladders and saws": a comma between parts of one list is no end. */
function inList(words: Words, comma: number): boolean {
  const next = words.slice(comma + 1, comma + 6);
  const end = next.findIndex((word) => /^(?:,|and|or)$/i.test(word.text));
  return (
    end > 0 &&
    !next.slice(0, end).some((word) => word.pos === 'VERB' || word.pos === 'AUX' || word.pos === 'PRON')
  );
}

function startsClause(words: Words, at: number): boolean {
  if (!/^(?:and|but|so)$/i.test(words[at]?.text ?? '')) return true;
  const next = words.slice(at + 1, at + 6);
  return next.some((word) => word.pos === 'AUX' || word.pos === 'VERB');
}

function hasClause(words: Words): boolean {
  const verb = words.findIndex(
    (word, index) => (word.pos === 'VERB' || word.pos === 'AUX') && (index > 0 || words.length > 3),
  );
  if (verb < 0) return false;
  // An auxiliary whose verb was cut away leaves nothing behind.
  return words.slice(verb).some((word) => isWord(word) && word.pos !== 'AUX' && word.pos !== 'PART');
}

export function withoutDangling(words: Words): Words {
  let to = words.length;
  while (
    to > 0 &&
    (dangling.test(words[to - 1]?.text ?? '') || !isWord(words[to - 1] ?? nothing) || isLoneNumber(words, to))
  ) {
    if (/^[)”"%]$/.test(words[to - 1]?.text ?? '')) break;
    to -= 1;
  }
  return words.slice(0, to);
}

/** "were there at midnight and 35": a number that has lost its noun. */
function isLoneNumber(words: Words, to: number): boolean {
  return words[to - 1]?.pos === 'NUM' && words[to - 2]?.pos === 'CCONJ';
}

const nothing: TaggedWord = {
  text: '',
  before: '',
  pos: 'X',
  lemma: '',
  key: '',
  stop: true,
  known: true,
  correction: undefined,
  negated: false,
};

export function balanced(words: Words): boolean {
  const text = words.map((word) => word.text).join(' ');
  const straight = text.split('"').length - 1;
  return (
    straight % 2 === 0 &&
    text.split('(').length === text.split(')').length &&
    text.split('“').length === text.split('”').length
  );
}

export function lengthOf(words: Words): number {
  return words.filter(isWord).length;
}
