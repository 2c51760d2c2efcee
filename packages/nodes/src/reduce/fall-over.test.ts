import { TaskError } from '@parallax/schema';
import { testContext } from '@parallax/testkit/kind-suite';
import { describe, expect, it } from 'vitest';
import { loadTokenizer } from '../text/tokenizer.ts';
import { reduceKind } from './definition.ts';

const config = { strategy: 'synthesize', model: 'a/b', system: '', prompt: 'Join {{items}}' };
const essays = Array.from({ length: 12 }, (_, at) => ({
  value: `Essay ${at + 1} says this. ${'It says it with many words. '.repeat(60)}`,
  label: `Essay ${at + 1}`,
}));

describe('a synthesis of more than the model takes', () => {
  it('becomes a tree whose prompts fit, and says so', async () => {
    const count = await loadTokenizer();
    const ctx = testContext(reduceKind, {
      config,
      items: essays,
      missing: [{ label: 'Essay 13' }],
      replies: ['x'],
      contextTokens: 3000,
    });
    const { outputs } = await reduceKind.run(ctx);
    expect(ctx.requests.length).toBeGreaterThan(2);
    for (const { prompt } of ctx.requests) expect(count(prompt)).toBeLessThan(1500);
    expect(outputs.output).toBe('x\n\n12 of 13; missing: Essay 13');
    const fellOver = ctx.published.find(({ name }) => name === 'fell-over')?.data;
    expect(fellOver).toMatchObject({
      contextTokens: 3000,
      message: expect.stringMatching(/^The items make a prompt of \d+ tokens, and a\/b takes 3000, so they/),
    });
  });

  it('stays one call when it fits, or when nobody knows what the model takes', async () => {
    for (const contextTokens of [200_000, undefined]) {
      const ctx = testContext(reduceKind, {
        config,
        items: essays,
        replies: ['x'],
        ...(contextTokens === undefined ? {} : { contextTokens }),
      });
      await reduceKind.run(ctx);
      expect(ctx.requests).toHaveLength(1);
      expect(ctx.published).toEqual([]);
    }
  });

  it('becomes a tree when the model refuses the prompt as too long', async () => {
    const ctx = testContext(reduceKind, { config, items: essays, replies: ['x'] });
    const refusal = new TaskError('http-400', "This model's maximum context length is 4096 tokens.");
    const refusing = { ...ctx, config: ctx.config, call: () => Promise.reject(refusal) };
    const { outputs } = await reduceKind.run(refusing);
    expect(outputs.output).toBe('x');
    expect(ctx.requests.length).toBeGreaterThan(1);
    const other = { ...ctx, call: () => Promise.reject(new TaskError('http-400', 'No such model.')) };
    await expect(reduceKind.run(other)).rejects.toThrow('No such model.');
  });
});
