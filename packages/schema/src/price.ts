import { z } from 'zod';
import type { Usage } from './usage.ts';

/** What a model costs, in US dollars for a million tokens. `model` is a whole name, or a beginning that ends in `*`. */
export const priceSchema = z.strictObject({
  model: z.string().min(1).max(200),
  inputPerMillion: z.number().min(0),
  outputPerMillion: z.number().min(0),
});

export type Price = z.infer<typeof priceSchema>;

/** The price of a model: its own entry, else the longest beginning that fits; undefined where it is not known. */
export function priceOf(prices: readonly Price[], model: string): Price | undefined {
  let best: Price | undefined;
  for (const price of prices) {
    if (price.model === model) return price;
    if (!price.model.endsWith('*') || !model.startsWith(price.model.slice(0, -1))) continue;
    if (best === undefined || price.model.length > best.model.length) best = price;
  }
  return best;
}

/** What so many tokens cost, in US dollars. */
export function costOf(price: Price, tokens: Pick<Usage, 'inputTokens' | 'outputTokens'>): number {
  return (
    (tokens.inputTokens * price.inputPerMillion + tokens.outputTokens * price.outputPerMillion) / 1_000_000
  );
}
