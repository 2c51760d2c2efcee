import { inputConfigSchema } from '@parallax/nodes';
import type { JsonObject } from '@parallax/schema';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { configOf, dataOfConfig, type InputType } from './convert.ts';

const types: readonly InputType[] = ['text', 'list', 'table', 'value'];
const convert = (type: InputType, config: JsonObject) => configOf(type, dataOfConfig(config));

test('any type becomes any other, and the config is always right', () => {
  const data = fc.oneof(
    fc.string().map((value): JsonObject => ({ type: 'text', value })),
    fc
      .array(fc.oneof(fc.string(), fc.record({ name: fc.string(), text: fc.string() })))
      .map((value): JsonObject => ({ type: 'list', value })),
    fc
      .array(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer())))
      .map((value): JsonObject => ({ type: 'table', value: value.map((row) => ({ ...row })) })),
  );
  fc.assert(
    fc.property(data, fc.constantFrom(...types), (config, type) => {
      expect(inputConfigSchema.safeParse(convert(type, config)).error).toBeUndefined();
    }),
  );
});

test('a column may be called as something that every object has', () => {
  const rows: JsonObject[] = [JSON.parse('{ "toString": "a", "text": "b" }'), { text: 'c' }];
  const table = { type: 'table', value: rows };
  expect(convert('list', table).value).toEqual([
    { name: 'a', text: 'b' },
    { name: '', text: 'c' },
  ]);
});

test('a text becomes its paragraphs, and they become a text again', () => {
  const text = { type: 'text', value: 'One.\n\nTwo.' };
  expect(convert('list', text)).toEqual({ type: 'list', value: ['One.', 'Two.'] });
  expect(convert('text', convert('list', text))).toEqual(text);
});

test('a table of names and texts is the same as a list', () => {
  const list = { type: 'list', value: [{ name: 'A', text: 'a' }] };
  expect(convert('table', list)).toEqual({ ...list, type: 'table', labelColumn: 'name' });
  expect(convert('list', convert('table', list))).toEqual(list);
});
