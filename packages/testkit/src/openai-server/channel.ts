import { z } from 'zod';

/** What the starter asks the server's process. */
export const callSchema = z.strictObject({
  id: z.int(),
  call: z.enum(['configure', 'requests', 'stats']),
  /** For `configure`, which judges it: a call must be answered even when its plan is not valid. */
  plan: z.unknown().optional(),
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
