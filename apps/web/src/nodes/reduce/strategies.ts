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
    hint: 'One model call over all items. If they do not fit into its context window, a tree combines them.',
  },
  {
    value: 'tree',
    label: 'Tree of syntheses',
    hint: 'Calls over a few neighbours each, then over their results, until one text is left. For any number of items; coherent, fast, and begins before all items are there.',
  },
  {
    value: 'refine',
    label: 'Refinement, item by item',
    hint: 'A draft from the first item, improved by each further one, in order. Keeps more detail than a tree (arXiv 2310.00785), and takes one call after the other.',
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
  {
    value: 'agreement',
    label: 'Agreement of graders',
    hint: "How far several graders agree about the same items: agreement ratio, Fleiss' kappa, Krippendorff's alpha. Set Combine to Everything when items and graders are two fan-outs.",
  },
];
