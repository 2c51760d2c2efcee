const vowels = 'aeiouy';
const letters = 'abcdefghijklmnopqrstuvwxyz';

/**
 * The dictionary word that was probably meant, one slip away: two letters swapped, one too many, one missing, or a wrong vowel
 * (after Norvig's spelling corrector). Undefined when there is none, so that rare words and names are not taken for slips.
 */
export function correctionOf(word: string, knows: (word: string) => boolean): string | undefined {
  for (const candidate of slipsOf(word)) if (candidate.length > 3 && knows(candidate)) return candidate;
  return undefined;
}

function* slipsOf(word: string): Generator<string> {
  const parts = Array.from(
    { length: word.length + 1 },
    (_, at) => [word.slice(0, at), word.slice(at)] as const,
  );
  for (const [left, right] of parts)
    if (right.length > 1) yield `${left}${right.charAt(1)}${right.charAt(0)}${right.slice(2)}`;
  for (const [left, right] of parts) if (right !== '' && left !== '') yield left + right.slice(1);
  for (const [left, right] of parts)
    if (vowels.includes(right.charAt(0))) for (const vowel of vowels) yield left + vowel + right.slice(1);
  for (const [left, right] of parts)
    if (left !== '') for (const letter of letters) yield left + letter + right;
}
