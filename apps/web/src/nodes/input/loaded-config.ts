import type { JsonObject } from '@parallax/schema';
import { counted } from '../../ui/format.ts';
import type { Placement } from '../data/import/use-importer.ts';
import { entryCount, itemsOf, rowsOf } from '../data/paste.ts';
import type { Data } from '../data/read-data.ts';
import { columnsOf } from '../data/table.ts';
import { configOf } from './convert.ts';

/** The config of an input with what files hold, and what that is in words: "340 items". */
export interface Loaded {
  readonly config: JsonObject;
  readonly came: string;
}

/**
 * Puts data from files into an input. Several items make a list or a table of an input that was a text; a table with columns that a
 * list has no place for makes a table of it; otherwise the type stays. What is added to goes before what is added.
 */
export function loadedConfig(config: JsonObject, data: Data, placement: Placement): Loaded {
  const loaded = placed(config, data, placement);
  if (JSON.stringify(loaded.config.value).length < MAX_SAVED) return loaded;
  return {
    ...loaded,
    came: `${loaded.came}. That is more than the 20 MB that a saved graph may have: remove some, or give them to "parallax run --input"`,
  };
}

/** Characters of JSON, with room left for the rest of the graph. */
const MAX_SAVED = 19_000_000;

function placed(config: JsonObject, data: Data, placement: Placement): Loaded {
  const { type, value } = config;
  const before = placement === 'add' && Array.isArray(value) ? value : [];
  if (type === 'list' && !(data.type === 'table' && before.length === 0 && !isNamedTexts(data))) {
    const items = itemsOf(data);
    return { config: { ...config, value: [...before, ...items] }, came: counted(items.length, 'item') };
  }
  if (type === 'table' && before.length > 0) {
    const rows = rowsOf(data);
    return { config: { ...config, value: [...before, ...rows] }, came: counted(rows.length, 'row') };
  }
  const next = type === 'table' || type === 'value' ? type : data.type;
  return { config: configOf(next, data), came: inWords(data) };
}

/** A table of two columns, one of them called "text", is as good as a list. */
function isNamedTexts(data: Extract<Data, { type: 'table' }>): boolean {
  return data.value.every((row) => Object.keys(row).length <= 2 && 'text' in row);
}

function inWords(data: Data): string {
  if (data.type === 'text') return counted(data.value.length, 'character');
  if (data.type === 'list') return counted(data.value.length, 'item');
  if (data.type === 'table') {
    return `${counted(data.value.length, 'row')} with ${counted(columnsOf(data.value).length, 'column')}`;
  }
  return counted(entryCount(data), 'JSON value');
}
