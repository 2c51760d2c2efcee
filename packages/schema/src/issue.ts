import { z } from 'zod';

/**
 * One thing that is wrong with a graph: where it is (node or edge id and the path inside the node's config),
 * a stable code for programs, and a sentence for people that says how to mend it.
 */
export const issueSchema = z.strictObject({
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  message: z.string(),
  node: z.string().optional(),
  edge: z.string().optional(),
  path: z.array(z.union([z.string(), z.number()])),
});

export type Issue = z.infer<typeof issueSchema>;
