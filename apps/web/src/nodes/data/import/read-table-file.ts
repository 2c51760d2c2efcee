import { readCsv } from '../csv.ts';
import { dataOf, readData } from '../read-data.ts';
import { rowsOfCells } from '../table.ts';
import { decodeText } from './decode.ts';
import type { FileFormat } from './formats.ts';
import { type FileContent, ImportError, type ImportProblem } from './imported.ts';

/** Everything but PDF: that has a reader, and a worker, of its own. */
export type TableFormat = Exclude<FileFormat, 'pdf'>;

/** What a file holds. Runs in a worker, and in tests without one. Throws an `ImportError` for what cannot be read at all. */
async function readTableFile(
  name: string,
  format: TableFormat,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<FileContent> {
  if (format === 'xlsx') return await (await import('./read-workbook.ts')).readWorkbook(name, bytes);
  const { text: whole, guessed } = decodeText(bytes);
  const text = whole.startsWith('\uFEFF') ? whole.slice(1) : whole;
  const problems: ImportProblem[] = [];
  if (guessed !== undefined) {
    problems.push({
      file: name,
      message: `It is not UTF-8 and was read as ${guessed}. Look at accents and special characters; save it as UTF-8 if they are wrong.`,
    });
  }
  if (format === 'csv') {
    const { rows, unclosed } = readCsv(text);
    if (unclosed !== undefined) {
      problems.push({
        file: name,
        place: `row ${unclosed}`,
        message: 'A double quote is never closed, so the rest of the file is one cell. Close or remove it.',
      });
    }
    return { sheets: [{ name: '', data: dataOf(rowsOfCells(rows)) }], problems };
  }
  try {
    return { sheets: [{ name: '', data: readData(text, format) }], problems };
  } catch (thrown) {
    throw new ImportError(thrown instanceof Error ? thrown.message : String(thrown));
  }
}

/** What crosses to the worker. */
export interface ReadRequest {
  readonly name: string;
  readonly format: TableFormat;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What comes back from it. */
export type ReadAnswer =
  | { readonly content: FileContent }
  | { readonly failure: { readonly message: string; readonly place: string | undefined } };

/** As `readTableFile`, with a failure as a value: an error's class would not survive the way between threads. */
export async function answerRead({ name, format, bytes }: ReadRequest): Promise<ReadAnswer> {
  try {
    return { content: await readTableFile(name, format, bytes) };
  } catch (thrown) {
    const place = thrown instanceof ImportError ? thrown.place : undefined;
    return { failure: { message: thrown instanceof Error ? thrown.message : String(thrown), place } };
  }
}
