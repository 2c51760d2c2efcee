import type { Json, JsonObject } from '@parallax/schema';
import { integerBetween, pick, type Random } from './random.ts';

const words = [
  'simulated',
  'plain',
  'steady',
  'early',
  'broad',
  'careful',
  'minor',
  'useful',
  'open',
  'recent',
] as const;

/** Text of the formats that answers use most; by `format` of JSON Schema. */
const formats = new Map<string, string>([
  ['date', '2026-01-31'],
  ['time', '12:30:00Z'],
  ['date-time', '2026-01-31T12:30:00Z'],
  ['email', 'someone@example.org'],
  ['uri', 'https://example.org/simulated'],
  ['uuid', '6f1c2f0e-7a4b-4c3d-9e5f-0a1b2c3d4e5f'],
]);

/** A string within `minLength` and `maxLength`. */
export function randomString(schema: JsonObject, random: Random): string {
  const known = typeof schema.format === 'string' ? formats.get(schema.format) : undefined;
  if (known !== undefined) return known;
  const min = bound(schema.minLength) ?? 0;
  const max = bound(schema.maxLength) ?? Number.POSITIVE_INFINITY;
  const chosen = Array.from({ length: integerBetween(random, 2, 6) }, () => pick(random, words));
  let text = chosen.join(' ');
  while (text.length < min) text += ` ${pick(random, words)}`;
  return max === Number.POSITIVE_INFINITY ? text : text.slice(0, max);
}

/** A number within the bounds; without an upper or lower one, within 10 of the other. */
export function randomNumber(schema: JsonObject, integer: boolean, random: Random): number {
  const step = bound(schema.multipleOf) ?? (integer ? 1 : 0);
  const lowest = lower(schema, integer);
  const highest = upper(schema, integer);
  const min = lowest ?? (highest === undefined ? 0 : Math.min(0, highest - 10));
  const max = highest ?? Math.max(10, min + 10);
  if (step === 0) return min + random() * (max - min);
  const first = Math.ceil(min / step);
  const last = Math.floor(max / step);
  // Bounds without a multiple between them cannot be kept; the lower one is as good as any.
  return last < first ? min : integerBetween(random, first, last) * step;
}

function lower(schema: JsonObject, integer: boolean): number | undefined {
  const above = bound(schema.exclusiveMinimum);
  if (above === undefined) return bound(schema.minimum);
  return Math.max(above + (integer ? 1 : 1e-6), bound(schema.minimum) ?? Number.NEGATIVE_INFINITY);
}

function upper(schema: JsonObject, integer: boolean): number | undefined {
  const below = bound(schema.exclusiveMaximum);
  if (below === undefined) return bound(schema.maximum);
  return Math.min(below - (integer ? 1 : 1e-6), bound(schema.maximum) ?? Number.POSITIVE_INFINITY);
}

function bound(value: Json | undefined): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
