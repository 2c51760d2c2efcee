import type { FanOutBy } from '@parallax/nodes';

/** Every way to divide an input: its name and what it is for. */
export const ways: readonly {
  readonly value: FanOutBy;
  readonly label: string;
  readonly group: string;
  readonly hint: string;
}[] = [
  { value: 'lines', label: 'Lines', group: 'Sectioning', hint: 'Each line that is not empty is a branch.' },
  { value: 'paragraphs', label: 'Paragraphs', group: 'Sectioning', hint: 'What empty lines divide.' },
  {
    value: 'separator',
    label: 'Separator',
    group: 'Sectioning',
    hint: 'What a text of your choice divides.',
  },
  {
    value: 'chunks',
    label: 'Chunks',
    group: 'Sectioning',
    hint: 'Pieces of about the same length, cut at sentences where that is possible.',
  },
  { value: 'json', label: 'JSON list', group: 'Sectioning', hint: 'The entries of a list inside the input.' },
  {
    value: 'plan',
    label: 'Plan by a model',
    group: 'Sectioning',
    hint: 'A model decides which sections the work has.',
  },
  {
    value: 'copies',
    label: 'Copies',
    group: 'The same input many times',
    hint: 'The same input several times, for voting and self-consistency.',
  },
  {
    value: 'perspectives',
    label: 'Perspectives',
    group: 'The same input many times',
    hint: 'The same input with different instructions, such as Skeptic and Optimist.',
  },
  {
    value: 'models',
    label: 'Models',
    group: 'The same input many times',
    hint: 'The same input for different models.',
  },
];
