/** Which character divides the cells: the one that the first line has most of, outside of quotes. */
export function delimiterOf(text: string): ',' | '\t' | ';' {
  const firstLine = (text.match(/^(?:"(?:[^"]|"")*"|[^"\r\n])*/)?.[0] ?? '').replace(/"(?:[^"]|"")*"/g, '');
  const count = (delimiter: string) => firstLine.split(delimiter).length - 1;
  const [tabs, semicolons, commas] = [count('\t'), count(';'), count(',')];
  if (tabs > 0 && tabs >= commas) return '\t';
  return semicolons > commas ? ';' : ',';
}

export interface Csv {
  readonly rows: string[][];
  /** The row, from 1, in which a quoted cell begins that is never closed. */
  readonly unclosed?: number;
}

/** The cells of a CSV or TSV text, as `readCsv` reads them. */
export function parseCsv(text: string, delimiter = delimiterOf(text)): string[][] {
  return readCsv(text, delimiter).rows;
}

/**
 * The cells of a CSV or TSV text (RFC 4180): quoted cells may hold delimiters, line ends and doubled quotes. Empty lines are
 * left out unless they count; a byte order mark is ignored. Linear in the text.
 */
export function readCsv(text: string, delimiter = delimiterOf(text), { keepEmpty = false } = {}): Csv {
  const rows: string[][] = [];
  let row: string[] = [];
  let unclosed: number | undefined;
  const endRow = () => {
    if (keepEmpty || row.some((cell) => cell !== '')) rows.push(row);
    row = [];
  };
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    const cell = text[at] === '"' ? quotedCell(text, at, delimiter) : plainCell(text, at, delimiter);
    if (cell.isOpen === true) unclosed = rows.length + 1;
    row.push(cell.text);
    at = cell.end;
    if (text[at] === delimiter) {
      at += 1;
      if (at === text.length) row.push('');
      continue;
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    endRow();
  }
  if (row.length > 0) endRow();
  return unclosed === undefined ? { rows } : { rows, unclosed };
}

interface Cell {
  readonly text: string;
  readonly end: number;
  readonly isOpen?: boolean;
}

function plainCell(text: string, start: number, delimiter: string): Cell {
  let end = start;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { text: text.slice(start, end), end };
}

/** A quote that is never closed ends with the text; what a sloppy file has after a closing quote is kept. */
function quotedCell(text: string, start: number, delimiter: string): Cell {
  let close = text.indexOf('"', start + 1);
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close === -1) return { text: unquoted(text.slice(start + 1)), end: text.length, isOpen: true };
  const rest = plainCell(text, close + 1, delimiter);
  return { text: unquoted(text.slice(start + 1, close)) + rest.text.trimEnd(), end: rest.end };
}

function unquoted(text: string): string {
  return text.replaceAll('""', '"');
}
