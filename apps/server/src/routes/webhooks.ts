import { createWebhookRequest, createWebhookResponse, webhookListResponse } from '@parallax/schema';
import { defineRoute, type Route } from '../http/route.ts';
import type { Webhooks } from '../webhooks/webhooks.ts';

const tag = 'Webhooks';

/** Addresses that are told when runs end. */
export function webhookRoutes(webhooks: Webhooks): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/webhooks',
      needs: 'admin',
      summary: 'The webhooks, the newest first, each with how its last try went',
      tag,
      answers: { 200: { description: 'The webhooks, without their secrets.', schema: webhookListResponse } },
      async handle({ c }) {
        return c.json({ webhooks: await webhooks.list() });
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/webhooks',
      needs: 'admin',
      summary: 'Have an address told when runs end, signed as Standard Webhooks says',
      tag,
      body: createWebhookRequest,
      answers: { 201: { description: 'The webhook and its secret.', schema: createWebhookResponse } },
      async handle({ c, body }) {
        return c.json(await webhooks.create(body), 201);
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/api/webhooks/:id',
      needs: 'admin',
      summary: 'End a webhook',
      tag,
      answers: { 204: { description: 'It is told nothing more.' } },
      async handle({ c, params }) {
        await webhooks.delete(params.id);
        return c.body(null, 204);
      },
    }),
  ];
}
