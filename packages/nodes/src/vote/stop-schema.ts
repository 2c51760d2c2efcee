import { z } from 'zod';

/** When a vote has enough answers: all of them, once the leader is sure, or once a window agrees. */
export const stopSchema = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('none') }),
  z.strictObject({
    rule: z.literal('adaptive'),
    /** P(leader) that is enough. */
    threshold: z.number().gt(0.5).lt(1).default(0.95),
    /** Answers that are asked for at first, and further ones at a time. */
    initial: z.int().min(1).max(1000).default(4),
    wave: z.int().min(1).max(1000).default(4),
  }),
  z.strictObject({
    rule: z.literal('esc'),
    /** Answers in a row that have to agree. */
    window: z.int().min(2).max(1000).default(5),
  }),
]);
