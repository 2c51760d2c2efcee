import type { Json, JsonObject } from '@parallax/schema';
import { FileText } from 'lucide-react';
import { counted } from '../../ui/format.ts';
import { lazyView } from '../../ui/lazy-view.tsx';
import { columnsOf } from '../data/table.ts';
import type { KindView } from '../kind-view.ts';
import { shapeOfJson } from '../names/shape.ts';
import { excerpt } from '../text/excerpt.ts';

/** Rows that are looked at for their columns: enough, and quick for a table of any length. */
const LOOKED_AT = 50;

export const inputView: KindView = {
  icon: FileText,
  accent: 'var(--kind-input)',
  form: lazyView(async () => (await import('./form.tsx')).InputForm),
  summary: ({ type = 'text', value }) => {
    if (type === 'value') return `JSON: ${excerpt(JSON.stringify(value ?? null))}`;
    if (Array.isArray(value)) {
      return type === 'table'
        ? `${counted(value.length, 'row')}, ${counted(columnsOf(value.slice(0, LOOKED_AT)).length, 'column')}`
        : counted(value.length, 'item');
    }
    return typeof value === 'string' && value.trim() !== '' ? excerpt(value) : 'Empty';
  },
  shape: ({ type = 'text', value }: JsonObject) => {
    if (type === 'table' && Array.isArray(value)) return { about: 'one row', ...shapeOfJson(sample(value)) };
    if (type === 'list') return { about: 'one item' };
    return type === 'value' && value !== undefined ? shapeOfJson(value) : { about: 'text' };
  },
};

/** One row that has every column of the first rows. */
function sample(rows: readonly Json[]): JsonObject {
  return Object.assign({}, ...rows.slice(0, LOOKED_AT));
}
