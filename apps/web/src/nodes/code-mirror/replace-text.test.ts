import fc from 'fast-check';
import { expect, test } from 'vitest';
import { smallestChange } from './replace-text.ts';

test('the change makes the one text of the other', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b') });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const change = smallestChange(before, after);
      const made =
        change === null ? before : before.slice(0, change.from) + change.insert + before.slice(change.to);
      expect(made).toBe(after);
    }),
  );
});

test('what is before and after stays', () => {
  expect(smallestChange('Review {{input}} now', 'Review {{plan}} now')).toEqual({
    from: 9,
    to: 14,
    insert: 'plan',
  });
});
