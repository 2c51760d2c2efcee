import type { Json } from '@parallax/schema';

/** "1. ", "2) ", "- ", "* " before an entry. */
const bullet = /^\s*(?:\d+[.)]|[-*•])\s+/;

/**
 * A list of choices, the best first: a JSON list as it is; a text by its lines, or else by ">", ";" or ",", whichever of them it
 * uses first in this order. Undefined where there is none.
 */
export function listVote(vote: Json): readonly Json[] | undefined {
  if (typeof vote !== 'string') return Array.isArray(vote) ? vote : undefined;
  const separator = ['\n', '>', ';', ','].find((sign) => vote.includes(sign)) ?? '\n';
  const entries = vote.split(separator).map((entry) => entry.replace(bullet, '').trim());
  const named = entries.filter((entry) => entry !== '');
  return named.length === 0 ? undefined : named;
}
