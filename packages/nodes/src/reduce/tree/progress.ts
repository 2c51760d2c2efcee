import { z } from 'zod';

/** What a tree publishes while it grows, as `node-data` named `tree`. */
export const treeProgressSchema = z.strictObject({
  /** Items that are in it so far. */
  items: z.int(),
  /** From the first level on: calls that have begun, and those that have answered. */
  levels: z.array(z.strictObject({ calls: z.int(), done: z.int() })),
  /** Items that were split, or cut, since they were longer than one prompt may be. */
  oversized: z.int(),
  /** Texts between the levels that had to be shortened to fit together. */
  shortened: z.int(),
  /** Answers that were cut off by the model's own limit. */
  cutOff: z.int(),
  /** Texts that stay side by side, since the tree may have no further level; 1 when it is whole, 0 while it grows. */
  parts: z.int(),
});
export type TreeProgress = z.infer<typeof treeProgressSchema>;
