import type { Json } from '@parallax/schema';
import { isJsonObject } from '@parallax/schema';
import { FileText } from 'lucide-react';
import type { KindView } from '../kind-view.ts';

export const inputView: KindView = {
  kind: 'input',
  icon: FileText,
  preview({ value }) {
    if (value === undefined || value === null) return '';
    if (typeof value === 'string') return value;
    if (Array.isArray(value)) return value.slice(0, SHOWN).map(itemText).join('\n');
    return JSON.stringify(value);
  },
};

/** Items of a list that the card has room for. */
const SHOWN = 3;

function itemText(item: Json): string {
  if (typeof item === 'string') return item;
  if (isJsonObject(item) && typeof item.name === 'string') return item.name;
  return JSON.stringify(item);
}
