import { CommandError } from '../exit.ts';

/** One record with the line of the file that it begins on. */
interface CsvRecord {
  readonly cells: readonly string[];
  readonly line: number;
}

/**
 * Reads CSV (RFC 4180) with a header, separated by commas, semicolons or tabs, into a row a record. All cells are texts.
 * Throws a `CommandError` that names the line.
 */
export function parseCsv(text: string, place: string): Record<string, string>[] {
  const [header, ...records] = [...recordsOf(text, separatorOf(text), place)];
  if (header === undefined) throw new CommandError(`${place} is empty. The first line names the columns.`);
  const names = header.cells.map((name) => name.trim());
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new CommandError(`${place} has two columns called "${twice}". Rename one of them.`);
  return records.map(({ cells, line }) => {
    if (cells.length > names.length) {
      throw new CommandError(
        `${place}, line ${line}: ${cells.length} cells, but the header has ${names.length}. Put cells that hold separators in double quotes.`,
      );
    }
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
  });
}

/** What separates the cells of the first line. */
function separatorOf(text: string): string {
  const header = (text.split(/\r?\n/, 1)[0] ?? '').replaceAll(/"[^"]*"/g, '');
  const count = (separator: string) => header.split(separator).length;
  return [',', ';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best));
}

function* recordsOf(text: string, separator: string, place: string): Generator<CsvRecord> {
  const token = new RegExp(`"((?:[^"]|"")*)"|([^"${separator}\\r\\n][^${separator}\\r\\n]*)?`, 'y');
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const start = line;
    const cells: string[] = [];
    for (;;) {
      token.lastIndex = at;
      const match = token.exec(text);
      if (match === null || (text[at] === '"' && match[1] === undefined)) {
        throw new CommandError(`${place}, line ${line}: a double quote is never closed.`);
      }
      at = token.lastIndex;
      cells.push(match[1] === undefined ? match[0] : match[1].replaceAll('""', '"'));
      line += match[0].split('\n').length - 1;
      if (text[at] !== separator) break;
      at += 1;
    }
    const end = /\r\n|\r|\n|$/y;
    end.lastIndex = at;
    if (!end.test(text)) {
      throw new CommandError(
        `${place}, line ${line}: something follows a closing double quote. Write a quote inside a cell twice.`,
      );
    }
    at = end.lastIndex;
    line += 1;
    // A blank line, as the last one often is, is no record.
    if (cells.length > 1 || cells[0] !== '') yield { cells, line: start };
  }
}
