import type { Cell, OutputRow } from '@parallax/nodes';
import { isJsonObject } from '@parallax/schema';

/**
 * The columns of rows that are not all at hand at once: note all of them first, then write them. Objects get a column for each of
 * their keys, everything else is in the column `value`.
 */
export class Columns {
  private readonly keys = new Set<string>();
  private hasPlain = false;

  note(rows: readonly OutputRow[]): void {
    for (const { value } of rows) {
      if (isJsonObject(value)) for (const key of Object.keys(value)) this.keys.add(key);
      else this.hasPlain = true;
    }
  }

  get head(): string[] {
    return ['output', 'path', 'label', ...(this.isPlain ? ['value'] : []), ...this.keys];
  }

  cells({ output, path, label, value }: OutputRow): Cell[] {
    return [
      output,
      path,
      label,
      ...(this.isPlain ? [isJsonObject(value) ? null : value] : []),
      ...[...this.keys].map((key) => (isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : null)),
    ];
  }

  private get isPlain(): boolean {
    return this.hasPlain || this.keys.size === 0;
  }
}
