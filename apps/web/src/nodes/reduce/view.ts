import { Combine } from 'lucide-react';
import { textOf } from '../config-text.ts';
import type { KindView } from '../kind-view.ts';

const strategies: Readonly<Record<string, string>> = {
  concat: 'Joins the texts one after the other',
  merge: 'Merges the JSON objects into one',
  table: 'One row for each item',
  stats: 'Mean, median, spread of a number',
  tree: 'Combines in levels, a few at a time',
  refine: 'Improves one answer, item by item',
  agreement: 'How far the items agree',
};

export const reduceView: KindView = {
  kind: 'reduce',
  icon: Combine,
  preview(config) {
    const strategy = textOf(config, 'strategy') || 'concat';
    return textOf(config, 'prompt') || (strategies[strategy] ?? 'One call over all items');
  },
};
