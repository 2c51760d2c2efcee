import type { Sentence } from './document.ts';

const negation =
  /^(?:not|n't|no|never|nobody|none|nothing|neither|nor|without|cannot|refused|refuses|denied|failed|fails|hardly|barely)$/i;

/** Words of opposite meaning, as keys. */
const opposites: readonly (readonly [string, string])[] = [
  ['open', 'close'],
  ['rise', 'fall'],
  ['increas', 'decreas'],
  ['increas', 'fall'],
  ['rise', 'drop'],
  ['grow', 'shrink'],
  ['more', 'less'],
  ['more', 'fewer'],
  ['higher', 'lower'],
  ['first', 'last'],
  ['allow', 'ban'],
  ['allow', 'refus'],
  ['grant', 'refus'],
  ['accept', 'reject'],
  ['approv', 'reject'],
  ['win', 'lose'],
  ['begin', 'end'],
  ['start', 'end'],
  ['start', 'stop'],
  ['arriv', 'leav'],
  ['vanish', 'appear'],
  ['buy', 'sell'],
  ['befor', 'after'],
  ['north', 'south'],
  ['east', 'west'],
  ['cheap', 'expens'],
  ['free', 'paid'],
  ['public', 'privat'],
  ['success', 'failur'],
  ['support', 'oppos'],
  ['for', 'against'],
  ['faster', 'slower'],
  ['young', 'old'],
  ['best', 'worst'],
  ['better', 'wors'],
  ['safe', 'danger'],
  ['legal', 'illeg'],
  ['build', 'demolish'],
  ['male', 'femal'],
  ['summer', 'winter'],
  ['day', 'night'],
  ['same', 'differ'],
  ['minor', 'major'],
  ['remov', 'add'],
  ['unchang', 'chang'],
];

/** Whether an odd number of negations acts on the words that two sentences share. */
export function negationDiffers(claim: Sentence, source: Sentence): boolean {
  const shared = new Set(claim.terms.filter((term) => source.terms.includes(term)));
  return negatesAny(claim, shared) !== negatesAny(source, shared);
}

function negatesAny(sentence: Sentence, keys: ReadonlySet<string>): boolean {
  return sentence.words.some((word, at) => {
    if (!negation.test(word.text) || /^only$/i.test(sentence.words[at + 1]?.text ?? '')) return false;
    const reach = sentence.words.slice(at + 1, at + 6);
    const end = reach.findIndex((next) => /^[,;:]$/.test(next.text));
    return (end < 0 ? reach : reach.slice(0, end)).some((next) => keys.has(next.key));
  });
}

/** The terms of a sentence and their opposites: "rose" speaks about "fell" as much as "fell" does. */
export function withOpposites(terms: readonly string[]): string[] {
  const own = new Set(terms);
  const added = opposites.flatMap(([a, b]) => [...(own.has(a) ? [b] : []), ...(own.has(b) ? [a] : [])]);
  return [...terms, ...added];
}

/** A word of one sentence whose opposite stands in the other, and is not in the first; undefined if there is none. */
export function oppositeOf(claim: Sentence, source: Sentence): readonly [string, string] | undefined {
  const mine = new Map(claim.words.map((word) => [word.key, word.text]));
  const theirs = new Map(source.words.map((word) => [word.key, word.text]));
  for (const [a, b] of [...opposites, ...opposites.map(([x, y]) => [y, x] as const)]) {
    if (mine.has(a) && !mine.has(b) && theirs.has(b) && !theirs.has(a))
      return [mine.get(a) ?? a, theirs.get(b) ?? b];
  }
  return undefined;
}
