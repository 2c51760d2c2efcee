import { type SavedBlock, saveBlockRequest, savedBlock, savedBlocksResponse } from '@parallax/schema';
import { newId } from '../http/new-id.ts';
import { notFound } from '../http/problem.ts';
import { DOCUMENT_LIMIT, defineRoute, type Route } from '../http/route.ts';
import type { BlockStore } from '../store/store.ts';

const tag = 'Blocks';

/** Blocks that were saved to be used in any graph. A graph that uses one holds a copy, so these may be replaced and deleted at any time. */
export function blockRoutes(blocks: BlockStore, now: () => number): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/blocks',
      needs: 'graphs:read',
      summary: 'All saved blocks, by name',
      tag,
      answers: {
        200: { description: 'The blocks, each with those that it holds.', schema: savedBlocksResponse },
      },
      async handle({ c }) {
        return c.json({ blocks: await blocks.list() });
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/blocks',
      needs: 'graphs:write',
      summary: 'Save a block',
      tag,
      body: saveBlockRequest,
      bodyLimit: DOCUMENT_LIMIT,
      answers: { 201: { description: 'The block as saved.', schema: savedBlock } },
      async handle({ c, body }) {
        const saved: SavedBlock = { id: newId(), savedAt: now(), ...body };
        await blocks.put(saved);
        return c.json(saved, 201, { Location: `/api/blocks/${saved.id}` });
      },
    }),
    defineRoute({
      method: 'put',
      path: '/api/blocks/:id',
      needs: 'graphs:write',
      summary: 'Replace a saved block',
      tag,
      body: saveBlockRequest,
      bodyLimit: DOCUMENT_LIMIT,
      answers: { 200: { description: 'The block as saved.', schema: savedBlock } },
      async handle({ c, params, body }) {
        if ((await blocks.get(params.id)) === null) throw notFound('block', params.id);
        const saved: SavedBlock = { id: params.id, savedAt: now(), ...body };
        await blocks.put(saved);
        return c.json(saved);
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/api/blocks/:id',
      needs: 'graphs:write',
      summary: 'Delete a saved block; graphs that use it keep their copies',
      tag,
      answers: { 204: { description: 'It is gone.' } },
      async handle({ c, params }) {
        if (!(await blocks.delete(params.id))) throw notFound('block', params.id);
        return c.body(null, 204);
      },
    }),
  ];
}
