import type { Json } from '@parallax/schema';
import { entryCount, itemsOf } from '../paste.ts';
import { type Data, dataOf, type ListEntry } from '../read-data.ts';
import { columnsOf, freeName, type Row } from '../table.ts';
import type { ReadFile } from './import-files.ts';

/** Which sheet of a workbook is taken, by the path of its file. Without an entry the longest. */
export type SheetChoice = Readonly<Record<string, string>>;

/** The sheet of a file that is taken: the one that was chosen, else the longest. */
export function chosenSheet(
  { path, sheets }: ReadFile,
  choice: SheetChoice,
): ReadFile['sheets'][number] | undefined {
  const longest = [...sheets].sort((a, b) => entryCount(b.data) - entryCount(a.data))[0];
  return sheets.find(({ name }) => name === choice[path]) ?? longest;
}

/**
 * What several files hold together. One file is what it is. Tables become one table with a column that names the file; everything
 * else a list: a text file is an item, called by its name, and of other files each entry is one.
 */
export function combine(files: readonly ReadFile[], choice: SheetChoice): Data {
  const parts = files.flatMap((file) => {
    const data = chosenSheet(file, choice)?.data;
    return data === undefined ? [] : [{ path: file.path, data }];
  });
  const [first] = parts;
  if (first === undefined) return dataOf('');
  if (parts.length === 1) return first.data;
  const tables = parts.flatMap(({ path, data }) =>
    data.type === 'table' ? [{ path, rows: data.value }] : [],
  );
  if (tables.length === parts.length) return { type: 'table', value: joined(tables) };
  const names = itemNames(parts.map(({ path }) => path));
  const entries = parts.flatMap(({ data }, index): ListEntry[] =>
    data.type === 'text' ? [{ name: names[index] ?? '', text: data.value }] : itemsOf(data),
  );
  return { type: 'list', value: entries };
}

function joined(tables: readonly { readonly path: string; readonly rows: readonly Row[] }[]): Row[] {
  const columns = columnsOf(tables.flatMap(({ rows }) => rows));
  const fileColumn = freeName('File', new Set(columns));
  return tables.flatMap(({ path, rows }) =>
    rows.map((row) => {
      const cells = columns.map((column): [string, Json] => [
        column,
        Object.hasOwn(row, column) ? (row[column] ?? '') : '',
      ]);
      return Object.fromEntries([[fileColumn, path], ...cells]);
    }),
  );
}

/** File names without their endings; with folder and ending where two would be called the same. */
function itemNames(paths: readonly string[]): string[] {
  const short = (path: string) => (path.split('/').at(-1) ?? path).replace(/\.[^.]+$/, '');
  const uses = new Map<string, number>();
  for (const path of paths) uses.set(short(path), (uses.get(short(path)) ?? 0) + 1);
  return paths.map((path) => (uses.get(short(path)) === 1 ? short(path) : path));
}
