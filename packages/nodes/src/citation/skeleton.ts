/** Letters of other scripts that look like Latin ones, in lower case. */
const lookAlikes: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['а', 'a'],
    ['в', 'b'],
    ['е', 'e'],
    ['ё', 'e'],
    ['к', 'k'],
    ['м', 'm'],
    ['н', 'h'],
    ['о', 'o'],
    ['р', 'p'],
    ['с', 'c'],
    ['т', 't'],
    ['у', 'y'],
    ['х', 'x'],
    ['і', 'i'],
    ['ј', 'j'],
    ['ѕ', 's'],
    ['ԁ', 'd'],
    ['α', 'a'],
    ['β', 'b'],
    ['ε', 'e'],
    ['η', 'n'],
    ['ι', 'i'],
    ['κ', 'k'],
    ['μ', 'u'],
    ['ν', 'v'],
    ['ο', 'o'],
    ['ρ', 'p'],
    ['τ', 't'],
    ['υ', 'u'],
    ['χ', 'x'],
    ['ı', 'i'],
  ].map(([from = '', to = '']) => [from, to]),
);

/**
 * What a label looks like to a reader: two labels with the same skeleton cannot be told apart. Compatibility forms, case, invisible
 * characters and blanks do not count, nor does the script of letters that look the same.
 */
export function skeleton(label: string): string {
  return label
    .normalize('NFKC')
    .replace(/\p{Cf}|\p{Cc}/gu, ' ')
    .toLowerCase()
    .replace(/[\u0370-\u03FF\u0400-\u04FF\u0501ı]/g, (letter) => lookAlikes[letter] ?? letter)
    .replace(/\s+/g, ' ')
    .trim();
}
