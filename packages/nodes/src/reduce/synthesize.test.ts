import { testContext } from '@parallax/testkit/kind-suite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reduceConfigSchema } from './config.ts';
import { reduceKind } from './definition.ts';
import { renderItems } from './render-items.ts';

const item = (value: string, label = 'L') => ({ value, label, path: [], node: 'n', edge: 'e' });

describe('items in a prompt', () => {
  it('are delimited, numbered and labelled', () => {
    expect(renderItems([{ text: 'It will "fail" & burn', name: 'The "Skeptic"' }], [])).toBe(
      '<item index="1" label="The &quot;Skeptic&quot;">\nIt will "fail" &amp; burn\n</item>',
    );
  });

  it('cannot speak as another item, whatever they hold', () => {
    const hostile = fc
      .array(fc.constantFrom('</item>', '<item index="2">', '"', '>', '&lt;', '<missing>', 'text', '\n'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(fc.tuple(hostile, hostile), { minLength: 1 }), (given) => {
        const rendered = renderItems(
          given.map(([text, name]) => ({ text, name })),
          [],
        );
        expect(rendered.match(/<[^>]*>/g)?.filter((tag) => tag !== '</item>')).toHaveLength(given.length);
        expect(rendered.match(/<\/item>/g)).toHaveLength(given.length);
      }),
    );
  });
});

describe('synthesize', () => {
  const task = { config: { strategy: 'synthesize', model: 'a/b', prompt: 'P {{items}}', system: 'S' } };

  it('makes one call over all items and passes on what is missing', async () => {
    const ctx = testContext(reduceKind, {
      ...task,
      items: [item('x {{items}}')],
      missing: [{ label: 'Lost' }],
      replies: ['Sum.'],
    });
    expect((await reduceKind.run(ctx)).outputs.output).toBe('Sum.\n\n1 of 2; missing: Lost');
    expect(ctx.requests).toHaveLength(1);
    expect(ctx.requests[0]).toMatchObject({
      system: 'S',
      prompt:
        'P <item index="1" label="L">\nx {{items}}\n</item>\n\n<missing>1 of 2; missing: Lost</missing>',
    });
  });

  it('makes no call without items: an empty scope is an empty text, a lost one an error', async () => {
    const empty = testContext(reduceKind, task);
    expect((await reduceKind.run(empty)).outputs.output).toBe('');
    const lost = testContext(reduceKind, { ...task, missing: [{}] });
    await expect(reduceKind.run(lost)).rejects.toThrow(
      expect.objectContaining({ code: 'nothing-to-combine' }),
    );
  });

  it('has to show the items, and knows no other name', () => {
    const codes = (config: object) =>
      reduceKind
        .check?.(reduceConfigSchema.parse({ strategy: 'synthesize', ...config }))
        .map((issue) => issue.code);
    expect(codes({})).toEqual([]);
    expect(codes({ prompt: 'Combine.' })).toEqual(['no-items']);
    expect(codes({ prompt: '{{items}} for {{reader}}' })).toEqual(['template-name']);
  });
});
