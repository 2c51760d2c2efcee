import { kindSuite, testContext } from '@parallax/testkit/kind-suite';
import { describe, expect, it } from 'vitest';
import { reduceConfigSchema } from './config.ts';
import { reduceKind } from './definition.ts';

const items = [{ value: { score: 7, tags: ['a'] } }, { value: { score: '8', tags: ['b'] } }];
kindSuite(reduceKind, [
  { name: 'concat by default', items: [{ value: 'a' }, { value: { b: 1 } }], missing: [{}] },
  { name: 'nothing', items: [] },
  { name: 'synthesize', config: { strategy: 'synthesize', model: 'a/b' }, items, replies: ['All in all.'] },
  { name: 'synthesize nothing', config: { strategy: 'synthesize' }, items, replies: [''] },
  { name: 'merge', config: { strategy: 'merge' }, items, missing: [{}] },
  { name: 'table', config: { strategy: 'table' }, items, missing: [{}] },
  { name: 'stats', config: { strategy: 'stats', pointer: '/score' }, items, missing: [{}] },
]);

describe('reduce', () => {
  it.each([
    [{ strategy: 'concat' }, 'a\n\nb'],
    [{ strategy: 'concat', separator: '\n' }, 'a\nb'],
    [{ strategy: 'concat', headings: true }, '## Item 1\n\na\n\n## Item 2\n\nb'],
  ])('%j puts the items one after another', async (config, expected) => {
    const ctx = testContext(reduceKind, { config, items: [{ value: 'a' }, { value: 'b' }] });
    expect((await reduceKind.run(ctx)).outputs.output).toBe(expected);
  });

  it('says what is missing in the text itself', async () => {
    const missing = [
      { label: 'Essay 12' },
      { label: 'Essay 40' },
      { label: 'Spare', reason: 'not-needed' as const },
    ];
    const ctx = testContext(reduceKind, { items: [{ value: 'a' }], missing });
    expect((await reduceKind.run(ctx)).outputs.output).toBe('a\n\n1 of 3; missing: Essay 12, Essay 40');
  });

  it('names at most twenty of many that are missing', async () => {
    const missing = Array.from({ length: 25 }, (_, index) => ({ label: `E${index}` }));
    const output = (await reduceKind.run(testContext(reduceKind, { missing }))).outputs.output;
    expect(output).toMatch(/^0 of 25; missing: E0, .*, E19 and 5 more$/);
  });

  it('calls a model for synthesize alone', () => {
    const model = (config: object) => reduceKind.model?.(reduceConfigSchema.parse(config), undefined);
    expect([model({ strategy: 'synthesize', model: 'a/b' }), model({})]).toEqual(['a/b', undefined]);
    expect(
      reduceKind.settings?.(reduceConfigSchema.parse({ strategy: 'synthesize', retries: 5 })).retries,
    ).toBe(5);
  });

  it('reads the waiting policy and what is combined from any strategy', () => {
    const config = reduceConfigSchema.parse({ strategy: 'stats', over: 'all', wait: { atLeast: 3 } });
    expect([reduceKind.over?.(config), reduceKind.wait?.(config)]).toEqual(['all', { atLeast: 3 }]);
  });
});
