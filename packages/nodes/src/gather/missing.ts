import type { MissingValue } from '@parallax/engine';
import { taskOutcomeSchema } from '@parallax/schema';
import { z } from 'zod';
import { excerpt } from '../text/excerpt.ts';

const NAMED = 20;

/** A value that a result had to do without, as results list it. */
export const missingEntrySchema = z.strictObject({
  label: z.string(),
  outcome: taskOutcomeSchema,
  /** Why, as the error says it; empty where there was none. */
  message: z.string(),
});
export type MissingEntry = z.infer<typeof missingEntrySchema>;

/** What was really lost: values that were called off because the group had enough without them are not missed. */
export function lostValues(missing: readonly MissingValue[]): readonly MissingValue[] {
  return missing.filter((value) => value.reason !== 'not-needed');
}

/** The lost values as data. */
export function missingEntries(missing: readonly MissingValue[]): MissingEntry[] {
  return lostValues(missing).map(({ label, outcome, error }) => ({
    label,
    outcome,
    message: error?.message ?? '',
  }));
}

/** The lost values as a line for people and models, "97 of 100; missing: Essay 12, Essay 40, Essay 77"; undefined if nothing is missing. */
export function missingLine(present: number, missing: readonly MissingValue[]): string | undefined {
  const lost = lostValues(missing);
  if (lost.length === 0) return undefined;
  const names = lost.slice(0, NAMED).map((value) => excerpt(value.label, 80));
  const more = lost.length > NAMED ? ` and ${lost.length - NAMED} more` : '';
  return `${present} of ${present + lost.length}; missing: ${names.join(', ')}${more}`;
}

/** A text with the line about what is missing after it, if something is. */
export function withMissingLine(text: string, present: number, missing: readonly MissingValue[]): string {
  const line = missingLine(present, missing);
  if (line === undefined) return text;
  return text === '' ? line : `${text}\n\n${line}`;
}
