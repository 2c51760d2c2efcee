import type { Price } from '@parallax/schema';

const perMillion = (model: string, inputPerMillion: number, outputPerMillion: number): Price => ({
  model,
  inputPerMillion,
  outputPerMillion,
});

/**
 * List prices as they were known in August 2025, for a first estimate: providers change them, and the interface says so. What runs on
 * one's own machine costs nothing.
 */
export const listPrices: readonly Price[] = [
  perMillion('openai/gpt-5', 1.25, 10),
  perMillion('openai/gpt-5-mini', 0.25, 2),
  perMillion('openai/gpt-5-nano', 0.05, 0.4),
  perMillion('openai/gpt-4.1', 2, 8),
  perMillion('openai/gpt-4.1-mini', 0.4, 1.6),
  perMillion('openai/gpt-4.1-nano', 0.1, 0.4),
  perMillion('openai/gpt-4o', 2.5, 10),
  perMillion('openai/gpt-4o-mini', 0.15, 0.6),
  perMillion('ollama/*', 0, 0),
  perMillion('lmstudio/*', 0, 0),
  perMillion('offline/*', 0, 0),
];
