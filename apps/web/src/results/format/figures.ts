import type { Range } from '@parallax/schema';
import { count, short } from '../../ui/format.ts';

const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });

/** A share from 0 to 1: "66.7%". */
export function formatShare(share: number): string {
  return percent.format(share);
}

/** Tokens: exact up to 99,999, then "123.4K". */
export function formatTokens(tokens: number): string {
  return tokens < 100_000 ? count(tokens) : short(tokens);
}

/** Money in US dollars, with the digits that still say something: "$12.40", "$0.0031", "under $0.0001". */
export function formatCost(usd: number): string {
  if (usd > 0 && usd < 0.0001) return 'under $0.0001';
  return `$${usd.toFixed(usd !== 0 && usd < 0.1 ? 4 : 2)}`;
}

/** A planned number: "100", "4–9", "at least 4". */
export function formatRange({ min, max }: Range): string {
  if (max === null) return `at least ${count(min)}`;
  return min === max ? count(min) : `${count(min)}–${count(max)}`;
}
