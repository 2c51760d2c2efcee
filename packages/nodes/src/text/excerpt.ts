/** The length of a label that is made from a text, in characters. */
const LABEL_LENGTH = 40;

/** The beginning of a text on one line, at most `length` characters, cut at a blank where there is one near the end. */
export function excerpt(text: string, length: number): string {
  // Blanks may shrink the text, so look at more than `length`, but never at all of a long one.
  const line = text
    .slice(0, length * 4)
    .replace(/\s+/g, ' ')
    .trim();
  const characters = [...line];
  if (characters.length <= length && text.length <= length * 4) return line;
  // A blank right after the last character that fits means that the last word is whole.
  const head = characters.slice(0, length).join('');
  const blank = head.lastIndexOf(' ');
  const isNearEnd = blank > head.length / 2;
  return `${isNearEnd ? head.slice(0, blank) : characters.slice(0, length - 1).join('')}…`;
}

/** A branch's label made from its text: about 40 characters, or the fallback where there is nothing to see. */
export function textLabel(text: string, fallback: string): string {
  const label = excerpt(text, LABEL_LENGTH);
  return label === '' ? fallback : label;
}
