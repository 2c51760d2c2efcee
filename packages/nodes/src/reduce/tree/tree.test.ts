import { testContext } from '@parallax/testkit/kind-suite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadTokenizer } from '../../text/tokenizer.ts';
import { reduceKind } from '../definition.ts';
import { piecesOf } from './pieces.ts';

const config = { strategy: 'tree', model: 'a/b', prompt: '{{items}}', system: '' };
const long = 'One sentence of several words. '.repeat(200);

async function outcome(task: Parameters<typeof testContext>[1]) {
  const ctx = testContext(reduceKind, task);
  const { outputs } = await reduceKind.run(ctx);
  const last = ctx.published.findLast(({ name }) => name === 'tree')?.data;
  return { text: outputs.output, requests: ctx.requests, progress: last };
}

describe('an item that is longer than a prompt may be', () => {
  it('is split: all of it is read, in order, and each prompt is short enough', async () => {
    const count = await loadTokenizer();
    const { requests, progress } = await outcome({
      config: { ...config, tokenMax: 300 },
      items: [{ value: 'short' }, { value: long, label: 'Long' }],
      replies: ['ok'],
    });
    const prompts = requests.map(({ prompt }) => prompt);
    expect(prompts.every((prompt) => count(prompt) <= 300)).toBe(true);
    const first = prompts.filter((prompt) => prompt.includes('One sentence'));
    const labels = first.join('\n').matchAll(/label="(Long, part (\d+) of (\d+))"/g);
    const parts = [...labels].map(([, , part, of]) => [Number(part), Number(of)]);
    expect(parts.map(([part]) => part)).toEqual(parts.map((_, at) => at + 1));
    expect(parts.at(-1)?.[0]).toBe(parts[0]?.[1]);
    expect(prompts.join('').match(/One sentence of several words\./g)).toHaveLength(200);
    expect(progress).toMatchObject({ items: 2, oversized: 1, parts: 1 });
  });

  it('is cut, which the prompt and the output say', async () => {
    const { text, requests } = await outcome({
      config: { ...config, tokenMax: 300, oversized: 'truncate' },
      items: [{ value: long }],
      replies: ['ok'],
    });
    expect(requests).toHaveLength(1);
    expect(requests[0]?.prompt).toContain('[… cut: ');
    expect(text).toBe('ok\n\n1 item was cut to fit into one prompt.');
  });

  it('fails the node by its name, if it is to', async () => {
    const task = {
      config: { ...config, tokenMax: 300, oversized: 'fail' },
      items: [{ value: long, label: 'Essay 7' }],
    };
    await expect(outcome(task)).rejects.toThrow(/"Essay 7" is \d+ tokens long, and one prompt may hold 300/);
  });

  it('is split without losing a character, whatever it holds', async () => {
    const count = await loadTokenizer();
    const text = fc.string({
      unit: fc.constantFrom('a', 'word ', '.\n\n', '界', '😀', '<', '\n'),
      maxLength: 3000,
    });
    fc.assert(
      fc.property(text, fc.integer({ min: 8, max: 200 }), (any, tokenMax) => {
        const pieces = piecesOf(any, tokenMax, count);
        expect(pieces.join('')).toBe(any);
        for (const piece of pieces) expect(count(piece)).toBeLessThanOrEqual(tokenMax + 2);
      }),
    );
  });
});

describe('a tree', () => {
  it('shortens parts that do not fit together, and says so', async () => {
    const { text, progress } = await outcome({
      config: { ...config, tokenMax: 200, fanIn: 2 },
      items: ['a', 'b', 'c'].map((value) => ({ value })),
      replies: [long],
    });
    expect(progress).toMatchObject({ shortened: 2 });
    expect(text).toMatch(/\n\n2 parts were shortened between the levels of the tree\.$/);
  });

  it('says where it stopped when it may have no further level', async () => {
    const { text } = await outcome({
      config: { ...config, fanIn: 2, maxDepth: 1 },
      items: ['a', 'b', 'c'].map((value) => ({ value })),
      replies: ['one', 'two'],
    });
    expect(text).toBe(
      'one\n\ntwo\n\nThe tree may have 1 level, so its last 2 parts stand one after another.',
    );
  });

  it('names what is missing in its prompts and in its output', async () => {
    const { text, requests } = await outcome({
      config: { ...config, fanIn: 2 },
      items: ['a', 'b', 'c'].map((value) => ({ value })),
      missing: [{ label: 'Essay 12' }],
      replies: ['x'],
    });
    expect(requests.map(({ prompt }) => prompt).filter((prompt) => prompt.includes('missing'))).toHaveLength(
      2,
    );
    expect(requests.at(-1)?.prompt).toContain('<missing>3 of 4; missing: Essay 12</missing>');
    expect(text).toBe('x\n\n3 of 4; missing: Essay 12');
  });

  it('names its parts by what they are made of', async () => {
    const { requests } = await outcome({
      config: { ...config, fanIn: 2 },
      items: ['a', 'b', 'c', 'd'].map((value, at) => ({ value, label: `Essay ${at + 1}` })),
      replies: ['x'],
    });
    expect(requests[2]?.prompt).toContain('label="Essay 1 to Essay 2"');
    expect(requests[2]?.prompt).toContain('label="Essay 3 to Essay 4"');
  });

  it('has nothing to combine when nothing came', async () => {
    await expect(outcome({ config, missing: [{}] })).rejects.toThrow('None of the 1 items came');
    expect((await outcome({ config })).text).toBe('');
  });
});

it('counting tokens takes no more than linear time, and reads special tokens as text', async () => {
  const count = await loadTokenizer();
  expect(count('<|endoftext|>')).toBeGreaterThan(3);
  expect(count('a'.repeat(400_000))).toBeGreaterThan(10_000);
  expect(count('The quick brown fox')).toBe(4);
});
