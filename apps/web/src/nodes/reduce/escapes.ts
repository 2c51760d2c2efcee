const written: Readonly<Record<string, string>> = { n: '\n', t: '\t', '\\': '\\' };

/** Line breaks, tabs and backslashes as they are written in code. */
export function escapeText(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t');
}

/** The text that `escapeText` wrote. A backslash before anything else is kept. */
export function unescapeText(text: string): string {
  return text.replace(/\\([nt\\])/g, (_, letter: string) => written[letter] ?? letter);
}
