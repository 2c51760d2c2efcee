import { stemmer } from 'stemmer';

const functionWords = new Set(
  `a about after all also although am an and any are as at be because been being both but by can could did do does each even
  for from had has have he her here him his how i if in into is it its itself just may me might most much must my of on
  one or other our out over own per shall she should so some still such than that the their them then there these they this
  those through to too under until up us very was we were what when where whether which while who whom whose why will with
  would you your`.split(/\s+/),
);

const negations = new Set([
  'no',
  'not',
  'never',
  'none',
  'nobody',
  'nothing',
  'neither',
  'nor',
  'without',
  'cannot',
]);

/** Pairs of which the second word says the opposite of the first. */
const pairs = [
  ['rise', 'fall'],
  ['increase', 'decrease'],
  ['grow', 'shrink'],
  ['gain', 'lose'],
  ['more', 'less'],
  ['high', 'low'],
  ['strong', 'weak'],
  ['strength', 'weakness'],
  ['safe', 'unsafe'],
  ['likely', 'unlikely'],
  ['possible', 'impossible'],
  ['realistic', 'unrealistic'],
  ['certain', 'uncertain'],
  ['clear', 'unclear'],
  ['sufficient', 'insufficient'],
  ['true', 'false'],
  ['right', 'wrong'],
  ['good', 'bad'],
  ['better', 'worse'],
  ['cheap', 'expensive'],
  ['accept', 'reject'],
  ['support', 'oppose'],
  ['succeed', 'fail'],
  ['success', 'failure'],
  ['advantage', 'disadvantage'],
] as const;

/** The stem whose opposite a stem is. */
export const opposites: ReadonlyMap<string, string> = new Map(
  pairs.map(([word, opposite]) => [stemmer(opposite), stemmer(word)]),
);

/** Whether a word, in lower case, carries no content of its own. */
export function isFunctionWord(word: string): boolean {
  return functionWords.has(word);
}

/** Whether a word, in lower case, denies. */
export function isNegation(word: string): boolean {
  return negations.has(word) || word.endsWith("n't");
}
