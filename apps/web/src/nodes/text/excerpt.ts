const LENGTH = 80;

/** The beginning of a text on one line. */
export function excerpt(text: string, length = LENGTH): string {
  const line = text
    .slice(0, length * 4)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length <= length ? line : `${line.slice(0, length - 1).trimEnd()}…`;
}
