import { expect, test } from 'vitest';
import { pastedItems, pastedRows, pasteFormatOf } from './paste.ts';
import { formatOf, readData } from './read-data.ts';

test('named texts are a list, other objects a table, the rest a value', () => {
  const read = (text: string) => readData(text, 'json');
  expect(read('["a", {"name": "B", "text": "b"}, {"text": "c"}]')).toEqual({
    type: 'list',
    value: ['a', { name: 'B', text: 'b' }, 'c'],
  });
  expect(read('[{"a": 1}, {"b": 2}]').type).toBe('table');
  expect(read('[1, 2]')).toEqual({ type: 'value', value: [1, 2] });
  expect(read('{"a": [1]}').type).toBe('value');
});

test('the format of pasted text', () => {
  expect(formatOf('[1, 2]')).toBe('json');
  expect(formatOf('{"a": 1}\n{"a": 2}')).toBe('jsonl');
  expect(formatOf('name,text\nA,"Hello, there"')).toBe('csv');
  expect(formatOf('The plan, in short, is good.\nThe cost, on the other hand, is not.')).toBe('text');
  expect(pasteFormatOf('One.\nStill one.\n\nTwo.', ['lines', 'paragraphs'])).toBe('paragraphs');
});

test('pasted items and rows', () => {
  expect(pastedItems('  a \n\n b', 'lines')).toEqual(['a', 'b']);
  expect(pastedItems('name\ttext\nA\tHello', 'csv')).toEqual([{ name: 'A', text: 'Hello' }]);
  expect(pastedRows('id,zip,score\n1,00501,7.5', 'csv')).toEqual([{ id: 1, zip: '00501', score: 7.5 }]);
  expect(pastedRows('a,,a\n1,2,3', 'csv')).toEqual([{ a: 1, 'Column 2': 2, 'a 2': 3 }]);
});
