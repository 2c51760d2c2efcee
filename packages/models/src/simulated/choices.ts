/** The letter of a choice, such as "B". */
export type Choice = string;

/**
 * The letters of the choices that a prompt lists, one a line: "A) …", "(B) …", "C. …" or "D: …". At least two, from A on and
 * without a gap, so that an initial in a name is not taken for one.
 */
export function listedChoices(prompt: string): readonly [Choice, ...Choice[]] | undefined {
  const letters = new Set<string>();
  for (const [, letter = ''] of prompt.matchAll(/^[ \t>*-]*\(?([A-Z])[).:](?=\s)/gm)) letters.add(letter);
  const choices: Choice[] = [];
  while (letters.has(String.fromCharCode(65 + choices.length))) {
    choices.push(String.fromCharCode(65 + choices.length));
  }
  const [first, ...rest] = choices;
  return first === undefined || rest.length === 0 ? undefined : [first, ...rest];
}
