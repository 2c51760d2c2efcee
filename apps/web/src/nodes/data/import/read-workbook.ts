import type { Json } from '@parallax/schema';
import { unzipSync, zipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/universal';
import { rowsOfValues } from '../table.ts';
import { type FileContent, ImportError } from './imported.ts';

/**
 * The sheets of an Excel workbook that hold something; the first line of each names its columns. Cells keep their types: a text
 * that looks like a number stays a text. Dates become ISO 8601 texts; of formulas the value that was last computed is taken.
 */
export async function readWorkbook(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<FileContent> {
  const sheets = await read(bytes);
  const filled = sheets.flatMap((sheet) => {
    const cells = sheet.data
      .map((row) => row.map(cellOf))
      .filter((row) => row.some((cell) => cell !== null && cell !== ''));
    return cells.length === 0 ? [] : [{ name: sheet.sheet, cells }];
  });
  if (filled.length === 0) throw new ImportError('The workbook has no cells with anything in them.');
  return {
    sheets: filled.map(({ name: sheet, cells }) => ({
      name: sheet,
      data: { type: 'table', value: rowsOfValues(cells) },
    })),
    problems: filled
      .filter(({ cells }) => cells.length === 1)
      .map(({ name: sheet }) => ({
        file: name,
        place: `sheet "${sheet}"`,
        message: 'It has one line only, which was taken for the names of columns: there are no rows.',
      })),
  };
}

async function read(bytes: Uint8Array<ArrayBuffer>) {
  try {
    return await readXlsxFile(unpacked(bytes), { trim: false });
  } catch (thrown) {
    if (thrown instanceof ImportError) throw thrown;
    throw new ImportError(whyNot(bytes, thrown));
  }
}

/** Bytes of tables that are unpacked at most. A small file can hold far more, by accident or to do harm. */
const MAX_UNPACKED = 1024 * 1024 * 1024;

/**
 * The workbook with its parts not compressed. The reader would unpack large parts in workers that it makes of texts, which the
 * Content Security Policy refuses, and would then wait for ever.
 */
function unpacked(bytes: Uint8Array<ArrayBuffer>): ArrayBuffer {
  let size = 0;
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!/\.xml(\.rels)?$/.test(name)) return false;
      size += originalSize;
      if (size > MAX_UNPACKED)
        throw new ImportError('Unpacked, its sheets are larger than 1 GB. Divide it into smaller workbooks.');
      return true;
    },
  });
  return zipSync(parts, { level: 0 }).buffer;
}

function cellOf(cell: unknown): Json {
  if (cell === null || cell === undefined) return null;
  if (cell instanceof Date) {
    const iso = cell.toISOString();
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso;
  }
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean'
    ? cell
    : String(cell);
}

/** An old .xls and a workbook with a password are both compound files, which begin with these bytes. */
function whyNot(bytes: Uint8Array, thrown: unknown): string {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) {
    return 'It is an old Excel file or has a password. Save it as .xlsx without a password, then load it again.';
  }
  const reason = thrown instanceof Error ? ` (${thrown.message})` : '';
  return `It is not an Excel workbook that can be read${reason}. Open it and save it as .xlsx or .csv, then load it again.`;
}
