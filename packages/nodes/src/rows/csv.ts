import { isJsonObject } from '@parallax/schema';
import { toDelimited } from './delimited.ts';
import type { OutputRow } from './rows.ts';

/** Outputs as CSV. Objects get a column for each of their keys; everything else is in the column `value`. */
export function rowsToCsv(rows: readonly OutputRow[]): string {
  const columns = new CsvColumns();
  columns.note(rows);
  return columns.header() + columns.lines(rows);
}

/** The columns of a CSV file whose rows are not all at hand at once: note all of them first, then write them. */
export class CsvColumns {
  private readonly keys = new Set<string>();
  private hasPlain = false;

  note(rows: readonly OutputRow[]): void {
    for (const { value } of rows) {
      if (isJsonObject(value)) for (const key of Object.keys(value)) this.keys.add(key);
      else this.hasPlain = true;
    }
  }

  header(): string {
    return line([['output', 'path', 'label', ...(this.isPlain ? ['value'] : []), ...this.keys]]);
  }

  lines(rows: readonly OutputRow[]): string {
    const cells = rows.map(({ output, path, label, value }) => [
      output,
      path,
      label,
      ...(this.isPlain ? [isJsonObject(value) ? null : value] : []),
      ...[...this.keys].map((key) => (isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : null)),
    ]);
    return cells.length === 0 ? '' : line(cells);
  }

  private get isPlain(): boolean {
    return this.hasPlain || this.keys.size === 0;
  }
}

function line(cells: Parameters<typeof toDelimited>[0]): string {
  return `${toDelimited(cells, ',')}\r\n`;
}
