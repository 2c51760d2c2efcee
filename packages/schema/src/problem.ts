import { z } from 'zod';
import { issueSchema } from './issue.ts';

/** An error of the HTTP interface: `application/problem+json` as in RFC 9457, with a stable `code` and, for graphs, `issues`. */
export const problemSchema = z.object({
  type: z.string().default('about:blank'),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  code: z.string(),
  issues: z.array(issueSchema).optional(),
  /** On 409: the version that the store holds now. */
  currentVersion: z.int().optional(),
});

export type Problem = z.infer<typeof problemSchema>;
