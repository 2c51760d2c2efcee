import {
  createShareRequest,
  createShareResponse,
  openShareRequest,
  sharedView,
  shareListResponse,
} from '@parallax/schema';
import { defineRoute, type Route } from '../http/route.ts';
import type { Shares } from '../shares/shares.ts';

const tag = 'Shares';

/** Read-only views for whoever has a link. `POST /api/shared` takes a token, never a graph, and needs no session. */
export function shareRoutes(shares: Shares): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/graphs/:id/shares',
      needs: 'graphs:read',
      summary: 'The shares of a graph, the newest first, without their tokens',
      tag,
      answers: { 200: { description: 'The shares.', schema: shareListResponse } },
      async handle({ c, params }) {
        return c.json({ shares: await shares.list(params.id) });
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/graphs/:id/shares',
      needs: 'graphs:write',
      summary: 'Share a version of a graph, or a run of it; the answer is the only one that has the token',
      tag,
      body: createShareRequest,
      answers: { 201: { description: 'The share.', schema: createShareResponse } },
      async handle({ c, params, body }) {
        const { share, token } = await shares.create(params.id, body);
        // In the fragment the token reaches no server but by the exchange, and no log.
        return c.json({ share, token, path: `/s/${share.id}#${token}` }, 201);
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/api/shares/:id',
      needs: 'graphs:write',
      summary: 'End a share at once',
      tag,
      answers: { 204: { description: 'Its link does not work any more.' } },
      async handle({ c, params }) {
        await shares.delete(params.id);
        return c.body(null, 204);
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/shared',
      needs: 'nothing',
      summary: 'What the bearer of a share may see',
      tag,
      body: openShareRequest,
      answers: { 200: { description: 'The graph, and the run where one is shared.', schema: sharedView } },
      async handle({ c, body }) {
        return c.json(await shares.open(body.token));
      },
    }),
  ];
}
