import { z } from 'zod';

/** The name of the `node-data` that says why calls of a node do not begin; its data is a `Hold`, or null once they do again. */
export const HOLD = 'hold';

export const holdSchema = z.strictObject({
  /**
   * `breaker`: the provider failed too often in a row and is left alone for a while. `asked`: it asked for a pause (429 with a time).
   * `rate`: requests or tokens of this minute are used up.
   */
  reason: z.enum(['breaker', 'asked', 'rate']),
  provider: z.string(),
  /** For people: what happened and what comes next. */
  message: z.string(),
  /** When calls will be tried again, in milliseconds since the epoch. */
  until: z.number().nullable(),
});

export type Hold = z.infer<typeof holdSchema>;
