import { describe, expect, it } from 'vitest';
import { jsonItems } from './json-items.ts';

describe('a fan-out by json', () => {
  it('follows the pointer into a value or into a text that holds JSON', () => {
    const value = { 'a/b': [{ '~': ['x', 'y'] }] };
    const expected = [
      { value: 'x', label: 'x' },
      { value: 'y', label: 'y' },
    ];
    expect(jsonItems(value, '/a~1b/0/~0')).toEqual(expected);
    expect(jsonItems(`Here it is:\n\`\`\`json\n${JSON.stringify(value)}\n\`\`\``, '/a~1b/0/~0')).toEqual(
      expected,
    );
  });

  it('labels elements by their name, title or id', () => {
    const labels = jsonItems([{ title: 'T' }, { id: 7 }, { x: 1 }, [1], 42], '').map(
      (branch) => branch.label,
    );
    expect(labels).toEqual(['T', '7', 'Item 3', 'Item 4', '42']);
  });

  it('says what is there instead of a list', () => {
    expect(() => jsonItems({ a: { b: 1 } }, '/a')).toThrow(
      '"/a" of the input is an object with b, not a list.',
    );
    expect(() => jsonItems({ a: 1 }, '/b')).toThrow(
      '"/b" of the input is not there. Correct the pointer: the input is an object with a.',
    );
    expect(() => jsonItems('no json here', '')).toThrow('There is no JSON in the text "no json here".');
  });

  it('does not reach what objects inherit', () => {
    expect(() => jsonItems({}, '/constructor')).toThrow(/is not there/);
    expect(() => jsonItems([], '/length')).toThrow(/is not there/);
  });
});
