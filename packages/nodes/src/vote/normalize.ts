import { canonicalJson, type Json } from '@parallax/schema';
import { canonicalNumber } from '../text/number.ts';

/** The text under which a choice is counted: equal texts are the same vote. */
export function votingKey(choice: Json, normalize: boolean): string {
  if (!normalize) return typeof choice === 'string' ? choice : canonicalJson(choice);
  if (typeof choice === 'string' || typeof choice === 'number') return normalizeText(String(choice));
  return canonicalJson(choice, (leaf) => normalizeText(String(leaf)));
}

/**
 * NFKC, trimmed, case-folded, runs of blanks collapsed, and numbers in their canonical form (1,000 = 1000.0 = 1e3).
 * Idempotent.
 */
export function normalizeText(text: string): string {
  const folded = foldCase(text.normalize('NFKC')).replace(/\s+/g, ' ').trim();
  return canonicalNumber(folded) ?? folded;
}

/** Upper case first, so that letters with one lower form by position (σ, ς) or none of their own (ß) meet. */
function foldCase(text: string): string {
  return text.toUpperCase().toLowerCase().replaceAll('ς', 'σ').normalize('NFKC');
}
