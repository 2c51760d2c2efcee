import { z } from 'zod';
import { missingEntrySchema } from '../../gather/missing.ts';
import { numberSummarySchema } from '../describe-numbers.ts';

const gradeSchema = z.union([z.number(), z.string()]);
const coefficient = z.number().nullable();

/** What a reduce says of the agreement of graders. */
export const agreementSchema = z.strictObject({
  pointer: z.string(),
  /** Items that have at least one grade. */
  items: z.int(),
  graders: z.array(
    z.strictObject({
      grader: z.string(),
      n: z.int(),
      mean: z.number().nullable(),
      stdev: z.number().nullable(),
      /** How often this grader gave each of `categories`. */
      counts: z.array(z.int()),
    }),
  ),
  ratings: z.int(),
  /** The share of pairs of graders that gave an item the same grade. */
  agreementRatio: coefficient,
  fleissKappa: coefficient,
  krippendorffAlpha: z.strictObject({ nominal: coefficient, ordinal: coefficient, interval: coefficient }),
  /** Why a coefficient is null. */
  notes: z.array(z.string()),
  /** The different grades, the first 50, and how often each was given. */
  categories: z.array(z.strictObject({ grade: gradeSchema, count: z.int() })),
  /** Of grades that are numbers. */
  grades: z.strictObject(numberSummarySchema.shape).nullable(),
  /** What was graded, that with the most disagreement first; `grades` by grader, null where one gave none. */
  rows: z.array(
    z.strictObject({ item: z.string(), grades: z.array(gradeSchema.nullable()), disagreement: z.number() }),
  ),
  rowsOmitted: z.int(),
  missing: z.array(missingEntrySchema),
  invalid: z.array(z.string()),
});
export type Agreement = z.infer<typeof agreementSchema>;
