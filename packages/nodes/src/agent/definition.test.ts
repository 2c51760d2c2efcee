import { kindSuite, testContext } from '@parallax/testkit/kind-suite';
import { describe, expect, it } from 'vitest';
import { agentConfigSchema } from './config.ts';
import { agentKind } from './definition.ts';

const schema = {
  type: 'object',
  properties: { score: { type: 'integer', minimum: 0 } },
  required: ['score'],
};
kindSuite(agentKind, [
  {
    name: 'text',
    config: { system: '{{rubric}}', prompt: '{{essay}}' },
    inputs: { rubric: 'R', essay: 'E' },
    replies: ['Good.'],
  },
  {
    name: 'json',
    config: { output: 'json', schema },
    inputs: { input: 'E' },
    replies: ['```json\n{"score": 3}\n```'],
  },
  {
    name: 'a model from the input',
    config: { model: '{{input.model}}', prompt: '{{input.input}}' },
    inputs: { input: { input: 'x', model: 'c/d' } },
    replies: ['ok'],
  },
]);

const config = (given: object) => agentConfigSchema.parse(given);
const issues = (given: object) =>
  agentKind.check?.(config(given)).map(({ code, severity }) => `${severity} ${code}`);

describe('agent', () => {
  it('takes its ports from the names in model, system and prompt', () => {
    const { inputs } = agentKind.ports(
      config({ model: '{{input.model}}', system: '{{rubric}}', prompt: '{{essay}} {{input.x}}' }),
    );
    expect(inputs).toEqual([{ name: 'input' }, { name: 'rubric' }, { name: 'essay' }]);
  });

  it('sends what the config says, and leaves out an empty system', async () => {
    const ctx = testContext(agentKind, {
      config: { model: 'a/b', prompt: 'Say {{input}}', temperature: 0.5, maxTokens: 9, seed: 40, schema },
      inputs: { input: 'hello' },
      sample: 2,
      replies: ['hello'],
    });
    await agentKind.run(ctx);
    expect(ctx.requests).toEqual([
      {
        model: 'a/b',
        system: undefined,
        prompt: 'Say hello',
        temperature: 0.5,
        maxTokens: 9,
        seed: 42,
        schema: undefined,
      },
    ]);
  });

  it('gives each attempt another seed, the same in every run', async () => {
    const seedOf = async (attempt: number) => {
      const ctx = testContext(agentKind, {
        config: { seed: 1 },
        inputs: { input: '' },
        attempt,
        replies: ['x'],
      });
      await agentKind.run(ctx);
      return ctx.requests[0]?.seed;
    };
    expect(await seedOf(1)).toBe(1);
    expect(await seedOf(2)).not.toBe(1);
    expect(await seedOf(2)).toBe(await seedOf(2));
  });

  it('knows its model before the run unless the input names it', () => {
    expect(agentKind.model?.(config({ model: 'a/b' }), undefined)).toBe('a/b');
    expect(agentKind.model?.(config({ model: '{{input.model}}' }), undefined)).toBeUndefined();
    expect(agentKind.model?.(config({ model: '{{input.model}}' }), { input: { model: 'c/d' } })).toBe('c/d');
    expect(agentKind.model?.(config({ model: '{{input.model}}' }), { input: 'text' })).toBeUndefined();
  });

  it('counts the fixed text of its templates once and adds what is inserted', () => {
    const estimate = agentKind.estimate?.(
      config({ system: '12345678', prompt: '{{input}}1234', maxTokens: 50 }),
      {
        inputTokens: { min: 100, max: null },
        items: { min: 1, max: 1 },
      },
    );
    expect(estimate).toEqual({
      calls: { min: 1, max: 1 },
      inputTokens: { min: 103, max: null },
      outputTokens: { min: 1, max: 50 },
    });
  });

  it('finds what cannot work before it runs', async () => {
    await agentKind.prepare?.();
    expect(issues({})).toEqual([]);
    expect(issues({ prompt: ' ' })).toEqual(['error no-prompt']);
    expect(issues({ model: 'gpt-5' })).toEqual(['error model-name']);
    expect(issues({ prompt: '{{a b}}' })).toEqual(['warning template-braces']);
    expect(issues({ output: 'json' })).toEqual(['warning no-schema']);
    expect(issues({ output: 'json', schema: { properties: { a: { pattern: '(' } } } })).toEqual([
      'error bad-schema',
    ]);
  });
});
