import { isJsonObject, type Json } from '@parallax/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deepMerge } from './deep-merge.ts';

const merge = (...values: Json[]) =>
  deepMerge(values.map((value, index) => ({ value, label: `L${index + 1}` })));
const objects = fc
  .dictionary(fc.constantFrom('a', 'b', '__proto__'), fc.jsonValue({ maxDepth: 2 }))
  .map((value): Json => JSON.parse(JSON.stringify(value)));

describe('merge', () => {
  it('merges objects deeply, joins lists, and lets the later of two plain values stay', () => {
    expect(
      merge({ a: { x: 1, l: [1] }, same: 1 }, { a: { y: 2, l: [2] }, same: 1 }, { a: { x: 3 } }),
    ).toEqual({
      value: { a: { x: 3, y: 2, l: [1, 2] }, same: 1 },
      conflicts: [{ pointer: '/a/x', from: 'L1', to: 'L3' }],
    });
  });

  it('drops a value whole when another type takes its place', () => {
    expect(merge({ 'a/b': { x: 1 } }, { 'a/b': 'text' }, { 'a/b': { y: 2 } })).toEqual({
      value: { 'a/b': { y: 2 } },
      conflicts: [
        { pointer: '/a~1b', from: 'L1', to: 'L2' },
        { pointer: '/a~1b', from: 'L2', to: 'L3' },
      ],
    });
  });

  it('makes one list of anything but objects alone', () => {
    expect(merge([1], [2, 3]).value).toEqual([1, 2, 3]);
    expect(merge('a', { b: 1 }, ['c']).value).toEqual(['a', { b: 1 }, 'c']);
    expect(merge().value).toEqual({});
  });

  it('keeps every key, and one object as it is', () => {
    fc.assert(
      fc.property(fc.array(objects, { minLength: 1 }), (values) => {
        const { value } = merge(...values);
        const keys = (of: Json) => (isJsonObject(of) ? Object.keys(of) : []);
        expect(new Set(keys(value))).toEqual(new Set(values.flatMap(keys)));
        expect(JSON.stringify(merge(values[0] ?? {}).value)).toBe(JSON.stringify(values[0]));
        expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
      }),
    );
  });
});
