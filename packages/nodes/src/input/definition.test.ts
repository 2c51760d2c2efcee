import type { Json } from '@parallax/schema';
import { kindSuite, testContext } from '@parallax/testkit/kind-suite';
import { describe, expect, it } from 'vitest';
import type { InputConfig } from './config.ts';
import { inputKind } from './definition.ts';

kindSuite(inputKind, [
  { name: 'text', config: { type: 'text', value: 'Hello' } },
  { name: 'list', config: { type: 'list', value: ['one', { name: 'Two', text: 'second' }] } },
  { name: 'empty list', config: { type: 'list' } },
  {
    name: 'table',
    config: { type: 'table', value: [{ id: 1, 'First name': 'Ada' }], labelColumn: 'First name' },
  },
  { name: 'value', config: { type: 'value', value: { deep: [1, null] } } },
]);

const run = async (config: InputConfig) => inputKind.run(testContext(inputKind, { config }));
const override = (config: InputConfig, value: Json) => inputKind.override?.(config, value);

describe('input', () => {
  it('labels the branches of a list by name, or by the beginning of the text', async () => {
    const long = 'A rather long sentence that goes on and on, well past forty characters';
    const { branches } = await run({ type: 'list', value: [{ name: 'Essay 1', text: 'Body' }, long, '  '] });
    expect(branches).toEqual([
      { value: 'Body', label: 'Essay 1' },
      { value: long, label: 'A rather long sentence that goes on and…' },
      { value: '  ', label: 'Item 3' },
    ]);
  });

  it('labels rows by the label column, and by number where it is empty', async () => {
    const value = [{ city: 'Oslo' }, { city: null }, {}];
    const { branches } = await run({ type: 'table', value, labelColumn: 'city' });
    expect(branches?.map((branch) => branch.label)).toEqual(['Oslo', 'Row 2', 'Row 3']);
    expect(branches?.[0]?.value).toEqual({ city: 'Oslo' });
  });

  it('calls a row by its label column, unless that only says which row it is', () => {
    const noun = (labelColumn: string) => inputKind.widen?.({ type: 'table', value: [], labelColumn })?.noun;
    expect([noun('City'), noun('name'), noun('')]).toEqual(['city', 'row', 'row']);
  });

  it('takes the value of a run in place of the saved one, and keeps the rest', () => {
    const config: InputConfig = { type: 'table', value: [], labelColumn: 'id' };
    expect(override(config, [{ id: 1 }])).toEqual({ type: 'table', value: [{ id: 1 }], labelColumn: 'id' });
  });

  const wrong: readonly [InputConfig, Json, RegExp][] = [
    [{ type: 'text', value: '' }, ['a'], /takes a text, but got a list of 1/],
    [{ type: 'list', value: [] }, 'a', /takes a list of texts.*but got the text "a"/],
    [{ type: 'list', value: [] }, ['a', 3, { name: 'x' }], /got the number 3 \(item 2 and 1 more\)/],
    [{ type: 'table', value: [], labelColumn: '' }, [[1]], /each an object, but got a list of 1 \(item 1\)/],
  ];
  it.each(wrong)('says what it takes when a run gives %j the value %j', (config, value, message) => {
    expect(() => override(config, value)).toThrow(message);
  });
});
