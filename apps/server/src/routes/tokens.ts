import { createTokenRequest, createTokenResponse, tokenListResponse } from '@parallax/schema';
import type { ApiTokens } from '../access/api-tokens.ts';
import { defineRoute, type Route } from '../http/route.ts';

const tag = 'Access';

/** Tokens for programs. */
export function tokenRoutes(tokens: ApiTokens): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/tokens',
      needs: 'admin',
      summary: 'The tokens for programs, the newest first, without their secrets',
      tag,
      answers: { 200: { description: 'The tokens.', schema: tokenListResponse } },
      async handle({ c }) {
        return c.json({ tokens: await tokens.list() });
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/tokens',
      needs: 'admin',
      summary: 'Make a token with some scopes; the answer is the only one that has it',
      tag,
      body: createTokenRequest,
      answers: { 201: { description: 'The token.', schema: createTokenResponse } },
      async handle({ c, body }) {
        return c.json(await tokens.create(body), 201);
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/api/tokens/:id',
      needs: 'admin',
      summary: 'End a token at once',
      tag,
      answers: { 204: { description: 'It is gone.' } },
      async handle({ c, params }) {
        await tokens.delete(params.id);
        return c.body(null, 204);
      },
    }),
  ];
}
