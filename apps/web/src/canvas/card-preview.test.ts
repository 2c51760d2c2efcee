import { expect, test } from 'vitest';
import { outputText, preview } from './card-preview.ts';

test.each([
  [
    { prompt: 'Grade it.', model: 'm' },
    { label: 'settings', text: 'Grade it.' },
  ],
  [{ value: ['one\nmore', { name: 'Two', text: '…' }] }, { label: '', text: 'one\nTwo' }],
  [{ value: '' }, { label: '', text: 'settings' }],
  [{ prompt: 7 }, { label: '', text: 'settings' }],
])('before a run, %j shows as %j', (config, shown) => {
  expect(preview(config, 'settings')).toEqual(shown);
});

test.each([
  ['text', ['output'], 'text'],
  [[{ label: 'Skeptic', value: {} }, { value: 'no label' }], ['items'], 'Skeptic\nno label'],
  [{ winner: 'B', tally: {} }, ['winner', 'tally'], 'B'],
  [{ winner: null, tally: {} }, ['winner', 'tally'], 'No winner'],
  [{ score: 5 }, ['output'], 'score: 5'],
])('the output %j shows as text', (output, ports, text) => {
  expect(outputText(output, ports)).toBe(text);
});
