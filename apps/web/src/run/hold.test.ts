import { type EventBody, HOLD, type Hold } from '@parallax/schema';
import { expect, test } from 'vitest';
import { stateAfter } from '../results/run.fixture.tsx';
import { holdOf, holdWords } from './hold.ts';

const hold: Hold = {
  reason: 'asked',
  provider: 'openai',
  message: 'openai asked for a pause (too many requests).',
  until: 12_000,
};
const begun: EventBody = { type: 'node-start', node: 'ask', width: 3 };
const held: EventBody = { type: 'node-data', node: 'ask', name: HOLD, data: { ...hold } };

test('a node is held until it is told otherwise, or has ended', () => {
  expect(holdOf(stateAfter([begun]).nodes.ask)).toBeUndefined();
  expect(holdOf(stateAfter([begun, held]).nodes.ask)).toEqual(hold);
  const released: EventBody = { type: 'node-data', node: 'ask', name: HOLD, data: null };
  expect(holdOf(stateAfter([begun, held, released]).nodes.ask)).toBeUndefined();
  const counts = { ok: 0, error: 3, timeout: 0, cancelled: 0, skipped: 0 };
  const ended: EventBody = { type: 'node-end', node: 'ask', outcome: 'error', counts };
  expect(holdOf(stateAfter([begun, held, ended]).nodes.ask)).toBeUndefined();
});

test('the time that is left is told in whole seconds, and not at all once it is over', () => {
  expect(holdWords(hold, 400)).toBe('openai asked for a pause (too many requests). Goes on in 12 s.');
  expect(holdWords(hold, 11_900)).toBe(hold.message);
  expect(holdWords({ ...hold, until: null }, 0)).toBe(hold.message);
});
