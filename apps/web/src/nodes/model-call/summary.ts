import { DEFAULT_MODEL } from '@parallax/nodes';
import type { JsonObject } from '@parallax/schema';

/** The model of a config and what is set of it, in a few words. */
export function callSummary({ model = DEFAULT_MODEL, temperature, maxTokens }: JsonObject): string {
  const parts = [typeof model === 'string' && model !== '' ? model : 'no model'];
  if (typeof temperature === 'number') parts.push(`temperature ${temperature}`);
  if (typeof maxTokens === 'number') parts.push(`up to ${maxTokens} tokens`);
  return parts.join(' · ');
}
