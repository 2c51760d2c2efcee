import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphOf, runToEnd } from './run-graph.ts';

const asks = (items: number, limits: Record<string, unknown>) =>
  graphOf(
    {
      list: { kind: 'input', type: 'list', value: Array.from({ length: items }, () => 'ten chars.') },
      ask: { kind: 'agent', model: 'test/m', prompt: '{{input}}' },
      out: { kind: 'output' },
    },
    ['list -> ask.input', 'ask -> out'],
    { concurrency: 50, ...limits },
  );

/** Scripted models count characters as tokens: 10 in, 10 out. */
const PER_CALL = 20;
const script = (_: unknown, call: number) => ({ ms: 10 + (call % 7), text: 'ten chars!' });

describe('a budget', () => {
  it('of calls is exact, however many run at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 120 }),
        fc.integer({ min: 1, max: 60 }),
        async (maxCalls, concurrency) => {
          const { models, end } = await runToEnd(asks(100, { maxCalls, concurrency }), script);
          expect(models.requests).toHaveLength(Math.min(100, maxCalls));
          expect(end.outcome).toBe(maxCalls >= 100 ? 'ok' : maxCalls === 0 ? 'error' : 'partial');
          expect(end.missing.every(({ reason }) => reason === 'budget')).toBe(true);
        },
      ),
      { numRuns: 30 },
    );
  });

  it.each([
    [1000, 50],
    [3000, 50],
    [3000, 7],
    [10_000, 50],
  ])(
    'of %i tokens, %i at once, is overshot by no more than the first calls that the slots allow',
    async (maxTokens, concurrency) => {
      const { end } = await runToEnd(asks(1000, { maxTokens, concurrency }), script);
      const used = end.totals.inputTokens + end.totals.outputTokens;
      expect(end.outcome).toBe('partial');
      expect(used).toBeGreaterThanOrEqual(maxTokens - PER_CALL);
      // Once the mean is known, what is under way is counted beforehand.
      expect(used).toBeLessThanOrEqual(Math.max(maxTokens + PER_CALL, concurrency * PER_CALL));
    },
  );

  it('gives what there is, with every call that was left out named', async () => {
    const { end } = await runToEnd(asks(30, { maxCalls: 12 }), script);
    expect(end.outputs.out).toHaveLength(12);
    expect(end.missing).toHaveLength(18);
  });
});
