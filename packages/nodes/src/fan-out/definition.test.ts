import type { Json } from '@parallax/schema';
import { kindSuite, testContext } from '@parallax/testkit/kind-suite';
import { describe, expect, it } from 'vitest';
import { fanOutConfigSchema } from './config.ts';
import { fanOutKind } from './definition.ts';

const text = 'One line\n\nAnother paragraph.\nIts second line.';
kindSuite(fanOutKind, [
  { name: 'lines by default', inputs: { input: text } },
  { name: 'paragraphs', config: { by: 'paragraphs' }, inputs: { input: text } },
  { name: 'separator', config: { by: 'separator', separator: 'line' }, inputs: { input: text } },
  { name: 'chunks', config: { by: 'chunks', maxTokens: 3, overlap: 1 }, inputs: { input: text } },
  { name: 'json', config: { by: 'json', pointer: '/a' }, inputs: { input: { a: [1, { id: 2 }] } } },
  { name: 'copies', config: { by: 'copies' }, inputs: { input: { any: 'value' } } },
  {
    name: 'perspectives',
    config: { by: 'perspectives', perspectives: [{ name: 'Skeptic', instructions: 'Doubt.' }] },
    inputs: { input: text },
  },
  { name: 'models', config: { by: 'models', models: ['a/b', 'c/d'] }, inputs: { input: text } },
  {
    name: 'plan',
    config: { by: 'plan', model: 'a/b', maxItems: 2 },
    inputs: { input: text },
    replies: ['{"sections":[{"title":"One","text":"First"},{"title":"Two","text":""}]}'],
  },
  { name: 'nothing to divide', inputs: { input: '\n \n' } },
]);

const branches = async (config: object, input: Json) =>
  (await fanOutKind.run(testContext(fanOutKind, { config: { ...config }, inputs: { input } }))).branches;

describe('fan-out', () => {
  it('leaves out blank lines and trims the others, whatever ends them', async () => {
    expect((await branches({}, 'a\r\n\r\n  b\rc\n'))?.map((branch) => branch.value)).toEqual(['a', 'b', 'c']);
  });

  it('takes lines that hold only blanks as the end of a paragraph', async () => {
    const found = await branches({ by: 'paragraphs' }, 'a\nb\n  \nc\r\n\r\n\r\nd');
    expect(found?.map((branch) => branch.value)).toEqual(['a\nb', 'c', 'd']);
  });

  it('takes a separator literally', async () => {
    expect((await branches({ by: 'separator', separator: '.*' }, 'a.*b|.*'))?.map((b) => b.value)).toEqual([
      'a',
      'b|',
    ]);
  });

  it('wraps the input for perspectives and models, and repeats it for copies', async () => {
    const perspectives = [{ name: 'Skeptic', instructions: 'Doubt.' }];
    expect(await branches({ by: 'perspectives', perspectives }, 'x')).toEqual([
      { value: { input: 'x', name: 'Skeptic', instructions: 'Doubt.' }, label: 'Skeptic' },
    ]);
    expect(await branches({ by: 'models', models: ['a/b'] }, 'x')).toEqual([
      { value: { input: 'x', model: 'a/b' }, label: 'a/b' },
    ]);
    expect((await branches({ by: 'copies', count: 3 }, 'x'))?.[2]).toEqual({ value: 'x', label: 'Copy 3' });
  });

  it('opens a sampled scope for copies alone', () => {
    const sampled = (config: object) => fanOutKind.widen?.(fanOutConfigSchema.parse(config))?.sampled;
    expect([sampled({ by: 'copies' }), sampled({ by: 'models' })]).toEqual([true, undefined]);
  });

  it('says what it takes when the input has another shape', async () => {
    await expect(branches({ by: 'lines' }, { a: 1 })).rejects.toThrow(
      /by lines takes a text, but got an object with a/,
    );
  });

  it('finds a config that cannot work', () => {
    const codes = (config: object) =>
      fanOutKind.check?.(fanOutConfigSchema.parse(config)).map((issue) => issue.path.join('.'));
    expect(codes({ by: 'chunks', maxTokens: 10, overlap: 10 })).toEqual(['overlap']);
    expect(codes({ by: 'perspectives' })).toEqual(['perspectives']);
    expect(codes({ by: 'models', models: ['a/b', 'gpt'] })).toEqual(['models.1']);
    expect(codes({ by: 'plan', prompt: '{{input}} {{other}}' })).toEqual(['prompt']);
  });

  it('knows how many branches a constant input gives, and only the bounds of a plan', () => {
    const width = (config: object, input?: string) =>
      fanOutKind.width?.(fanOutConfigSchema.parse(config), input);
    expect(width({}, 'a\nb')).toEqual({ min: 2, max: 2 });
    expect(width({})).toEqual({ min: 0, max: null });
    expect(width({ by: 'copies', count: 9 })).toEqual({ min: 9, max: 9 });
    expect(width({ by: 'plan', maxItems: 4 }, 'a')).toEqual({ min: 0, max: 4 });
  });
});
