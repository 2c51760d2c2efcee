import { z } from 'zod';
import { runSummary } from './api.ts';

/** An address that is told when runs end. Its secret is shown once, when it is made. */
export const webhookInfo = z.strictObject({
  id: z.string(),
  url: z.string(),
  /** Only runs of this graph; null for all. */
  graphId: z.string().nullable(),
  createdAt: z.number(),
  /** How the last try went; null before the first. */
  last: z
    .strictObject({ at: z.number(), status: z.enum(['delivered', 'retrying', 'failed']), detail: z.string() })
    .nullable(),
});

export const createWebhookRequest = z.strictObject({
  /** http or https. */
  url: z.string().min(1).max(2048),
  graphId: z.string().nullable().optional(),
});
/** `secret` (`whsec_…`) verifies the signatures and is never shown again. */
export const createWebhookResponse = z.strictObject({ secret: z.string(), webhook: webhookInfo });
export const webhookListResponse = z.strictObject({ webhooks: z.array(webhookInfo) });

/** The body of a delivery. What the run gave is read from the API. */
export const webhookPayload = z.strictObject({
  type: z.literal('run.ended'),
  /** When the run ended, in ISO 8601. */
  timestamp: z.string(),
  data: z.strictObject({ run: runSummary }),
});

export type WebhookInfo = z.infer<typeof webhookInfo>;
export type CreateWebhookRequest = z.infer<typeof createWebhookRequest>;
export type WebhookPayload = z.infer<typeof webhookPayload>;
