import { testContext } from '@parallax/testkit/kind-suite';
import { describe, expect, it } from 'vitest';
import { fanOutKind } from './definition.ts';
import { readSections } from './plan.ts';

const titles = (answer: string) => readSections(answer).map((branch) => branch.label);

describe('a planned fan-out', () => {
  it('reads sections from whatever form the model chose', () => {
    expect(titles('["One", "Two"]')).toEqual(['One', 'Two']);
    expect(titles('Sure:\n```json\n{"plan": [{"name": "One"}, {"text": "Two"}]}\n```')).toEqual([
      'One',
      'Two',
    ]);
    expect(titles('Sections:\n1. One\n2) Two\n- Three')).toEqual(['One', 'Two', 'Three']);
  });

  it('leaves out sections without title and text', () => {
    expect(titles('[{"title": " "}, {"title": "One"}]')).toEqual(['One']);
  });

  it('asks again when there is no list', () => {
    expect(() => readSections('I would rather not.')).toThrow(
      expect.objectContaining({ code: 'bad-plan', retryable: true }),
    );
  });

  it('tells the model the input and the limit, and keeps to the limit itself', async () => {
    const ctx = testContext(fanOutKind, {
      config: { by: 'plan', model: 'a/b', prompt: '{{maxItems}} of {{input}}', maxItems: 2 },
      inputs: { input: '{{input}}' },
      replies: ['["a", "b", "c"]'],
    });
    const { branches } = await fanOutKind.run(ctx);
    expect(ctx.requests[0]?.prompt).toBe('2 of {{input}}');
    expect(branches?.map((branch) => branch.value)).toEqual([
      { title: 'a', text: '' },
      { title: 'b', text: '' },
    ]);
  });
});
