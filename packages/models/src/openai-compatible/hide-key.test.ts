import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hideKey, hideKeyInAnswer } from './hide-key.ts';

const key = 'sk-sk-a-secret-of-ours';

/** An answer in pieces as it comes out: its deltas together, and its text. */
function through(pieces: readonly string[], apiKey: string | undefined): { deltas: string; text: string } {
  let deltas = '';
  const signal = new AbortController().signal;
  const hidden = hideKeyInAnswer({ signal, onDelta: (text) => (deltas += text) }, apiKey);
  for (const piece of pieces) hidden.io.onDelta(piece, 'text');
  const text = hidden.finish(pieces.join(''));
  return { deltas, text };
}

it('takes the key out of an answer wherever its pieces are cut, and nothing else', () => {
  const part = fc.oneof(
    fc.constantFrom(key, 'sk-', 'sk-a-secret', key.slice(0, -1), '\n'),
    fc.string({ maxLength: 6 }),
  );
  fc.assert(
    fc.property(fc.array(part), fc.array(fc.nat(30)), (parts, cuts) => {
      const whole = parts.join('');
      const at = [0, ...cuts.map((cut) => Math.min(cut, whole.length)).sort((a, b) => a - b), whole.length];
      const pieces = at.slice(1).map((end, index) => whole.slice(at[index], end));
      const expected = hideKey(whole, key);
      expect(through(pieces, key)).toEqual({ deltas: expected, text: expected });
      expect(expected).not.toContain(key);
    }),
  );
});

it('leaves words alone that serve as keys', () => {
  expect(through(['ask ollama'], 'ollama')).toEqual({ deltas: 'ask ollama', text: 'ask ollama' });
  expect(through(['anything'], undefined).text).toBe('anything');
});
