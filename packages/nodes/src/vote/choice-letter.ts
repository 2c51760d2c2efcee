/** From the surest sign of a choice to the weakest; where a sign occurs several times, the last one counts. */
const signs: readonly RegExp[] = [
  // The whole answer is a letter: "B", "(b)", "**B**."
  /^[\s"'([*]*([A-Za-z])[\s"')\]*.:]*$/g,
  // "The answer is (B)", "Answer: **B**", "final choice - b"
  /\b(?:answer|choice|option|choose|select|pick)\b(?:\s+(?:is|would be|must be|should be))?[\s"'([*:=–-]*\b([A-Za-z])\b(?!['’])[)\]*]*(?=\s*(?:$|[.,;:!?)\n\r]|because|since|as\b))/gi,
  // "(B)", "[B]", "**B**"
  /[([]([A-Z])[)\]]|\*\*([A-Z])\*\*/g,
  // A line that begins with "B." or "B)" or "B:"
  /^[^\S\n]*([A-Z])[.):](?=\s|$)/gm,
  // Any capital that stands alone and is not a word.
  /(?<![\w'’])([B-HJ-Z])(?![\w'’])/g,
];

/** The letter of the option that an answer chooses, in upper case; undefined if it chooses none. */
export function choiceLetter(answer: string): string | undefined {
  for (const sign of signs) {
    const last = [...answer.matchAll(sign)].at(-1);
    const letter = last?.[1] ?? last?.[2];
    if (letter !== undefined) return letter.toUpperCase();
  }
  return undefined;
}
