import type { Json } from '@parallax/schema';
import { describe, expect, it } from 'vitest';
import type { Format } from './source.ts';
import { type InputType, toInput } from './to-json.ts';

interface Case {
  readonly what: string;
  readonly type: InputType;
  readonly format: Format;
  readonly text: string;
  readonly value: Json;
}

const named = { name: 'B', text: 'two' };
const cases: readonly Case[] = [
  { what: 'a text', type: 'text', format: 'text', text: '# A\n\nb\n', value: '# A\n\nb' },
  { what: 'a text in JSON', type: 'text', format: 'json', text: '"a\\nb"', value: 'a\nb' },
  { what: 'the text of a JSON object', type: 'text', format: 'json', text: '{"a":1}', value: '{"a":1}' },
  { what: 'lines', type: 'list', format: 'text', text: 'one\n\ntwo\r\n', value: ['one', 'two'] },
  {
    what: 'JSON Lines',
    type: 'list',
    format: 'jsonl',
    text: '"one"\n{"title":"B","text":"two"}\n',
    value: ['one', named],
  },
  {
    what: 'a JSON array',
    type: 'list',
    format: 'json',
    text: '["one",{"name":"B","text":"two"}]',
    value: ['one', named],
  },
  {
    what: 'one column of CSV',
    type: 'list',
    format: 'csv',
    text: 'essay\none\ntwo\n',
    value: ['one', 'two'],
  },
  {
    what: 'piped JSON Lines',
    type: 'list',
    format: 'unknown',
    text: '{"text":"one"}\n{"text":"two"}',
    value: ['one', 'two'],
  },
  { what: 'piped numbers', type: 'list', format: 'unknown', text: '1\n2', value: ['1', '2'] },
  { what: 'a typed JSON array', type: 'list', format: 'unknown', text: '["a, b"]', value: ['a, b'] },
  { what: 'CSV rows', type: 'table', format: 'csv', text: 'a,b\n1,\n', value: [{ a: '1', b: '' }] },
  { what: 'piped CSV', type: 'table', format: 'unknown', text: 'a,b\n1,2\n', value: [{ a: '1', b: '2' }] },
  {
    what: 'JSON Lines',
    type: 'table',
    format: 'jsonl',
    text: '{"a":1}\n\n{"a":2}',
    value: [{ a: 1 }, { a: 2 }],
  },
  { what: 'typed JSON', type: 'value', format: 'unknown', text: '{"deep":[1]}', value: { deep: [1] } },
  { what: 'typed words', type: 'value', format: 'unknown', text: 'no JSON', value: 'no JSON' },
];

describe('an input of', () => {
  it.each(cases)('type $type is made of $what', ({ type, format, text, value }) => {
    expect(toInput({ text, format, place: 'x' }, type).value).toEqual(value);
  });

  it('a list names the columns that it leaves out', () => {
    const text = '{"id":7,"text":"one","score":3}';
    expect(toInput({ text, format: 'jsonl', place: 'x' }, 'list')).toEqual({
      value: [{ name: '7', text: 'one' }],
      unused: ['score'],
    });
  });

  it.each<[InputType, Format, string, string]>([
    ['list', 'jsonl', '{"text":"a"}\n{oops}\n', 'x, line 2, is not JSON'],
    ['table', 'json', '{"a":1}', 'x must hold a JSON array'],
    ['list', 'json', '[1', 'x is not JSON'],
  ])('type %s says where %s %j is wrong', (type, format, text, message) => {
    expect(() => toInput({ text, format, place: 'x' }, type)).toThrow(message);
  });
});
