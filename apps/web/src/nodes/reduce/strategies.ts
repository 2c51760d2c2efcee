import type { ReduceConfig } from '@parallax/nodes';

/** Every strategy: its name and what it gives. */
export const strategies: readonly {
  readonly value: ReduceConfig['strategy'];
  readonly label: string;
  readonly hint: string;
}[] = [
  { value: 'concat', label: 'Put together', hint: 'The items one after another, as text. No model call.' },
  {
    value: 'synthesize',
    label: 'Synthesis by a model',
    hint: 'One model call over all items. They have to fit into its context.',
  },
  {
    value: 'merge',
    label: 'Merged JSON',
    hint: 'One JSON value: objects are merged, lists are joined, conflicts are reported.',
  },
  { value: 'table', label: 'Table', hint: 'A row for each item, a column for each field. No model call.' },
  {
    value: 'stats',
    label: 'Statistics',
    hint: 'Count, mean, median, extremes and spread of one number of each item.',
  },
];
