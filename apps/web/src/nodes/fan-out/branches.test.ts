import { expect, test } from 'vitest';
import { previewOf } from './branches.ts';

const input = { port: 'input', from: 'Plan', shape: {}, value: 'one\ntwo\n\nthree' };

test('the number and the first labels, when the input is known', () => {
  expect(previewOf({ by: 'lines' }, input)).toEqual({
    type: 'branches',
    count: 3,
    labels: ['one', 'two', 'three'],
  });
  expect(previewOf({ by: 'copies', count: 1000 }, undefined)).toMatchObject({
    count: 1000,
    labels: ['Copy 1', 'Copy 2', 'Copy 3', 'Copy 4', 'Copy 5'],
  });
});

test('what is missing is said', () => {
  expect(previewOf({ by: 'lines' }, undefined)).toMatchObject({ type: 'unknown', message: /Connect/ });
  expect(previewOf({ by: 'lines' }, { port: 'input', from: 'Review', shape: {} })).toMatchObject({
    message: /Review/,
  });
  expect(previewOf({ by: 'lines' }, { ...input, value: [1] })).toMatchObject({ type: 'problem' });
  expect(previewOf({ by: 'copies', count: 0 }, undefined)).toBeNull();
});
