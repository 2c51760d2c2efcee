import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compose } from './testing.fixture.ts';

const piece = fc.constantFrom(
  'Summarise',
  'Grade the essay',
  'Find the themes',
  'Which is the best?',
  'True or false?',
  'Review this plan:',
  '\n\n',
  '<item label="A">',
  '</item>',
  '<text>',
  '</text>',
  'Claim:',
  'How many are left?',
  'The shop sold 3 of 12 lamps for €40 in May.',
  '“',
  '1. ',
  '- ',
  '…',
  'Ünïcode 東京 🙂',
);

test('whatever the prompt is, there is an answer in words, and no error', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 12 }), fc.integer(), (parts, seed) => {
      const { text } = compose({ prompt: parts.join(' '), temperature: 1 }, seed);
      expect(text).toMatch(/\S/);
      expect(text).not.toMatch(/undefined|NaN|\[object/);
    }),
    { numRuns: 150 },
  );
});
