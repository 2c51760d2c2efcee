import { z } from 'zod';
import { planSchema } from './plan.ts';

/** What the starter asks the server's process. */
export const callSchema = z.strictObject({
  id: z.int(),
  call: z.enum(['configure', 'requests', 'stats']),
  plan: planSchema.optional(),
});

export type ChildCall = z.infer<typeof callSchema>;

/** The answer to the call with the same id. */
export type ChildReply =
  | { readonly id: number; readonly ok: unknown }
  | { readonly id: number; readonly failed: string };

/** The process's first message. */
export const readySchema = z.strictObject({ baseUrl: z.string() });

export const replySchema = z.union([
  z.strictObject({ id: z.int(), ok: z.unknown() }),
  z.strictObject({ id: z.int(), failed: z.string() }),
]);
