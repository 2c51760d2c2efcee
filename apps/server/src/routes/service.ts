import { createSessionRequest, healthResponse, sessionResponse } from '@parallax/schema';
import { openApiDocument } from '../http/openapi.ts';
import { defineRoute, type Route } from '../http/route.ts';
import type { Sessions } from '../security/session.ts';

const tag = 'Service';

/** Health, sessions, and the description of all `routes` (asked for when it is needed, since these are among them). */
export function serviceRoutes(sessions: Sessions, version: string, routes: () => readonly Route[]): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/health',
      needs: 'nothing',
      summary: 'Whether the server answers; needs no token',
      tag,
      answers: { 200: { description: 'It does.', schema: healthResponse } },
      handle: ({ c }) => c.json({ status: 'ok', version }),
    }),
    defineRoute({
      method: 'get',
      path: '/api/openapi.json',
      needs: 'sign-in',
      summary: 'This document',
      tag,
      answers: { 200: { description: 'OpenAPI 3.1.', contentType: 'application/json' } },
      handle: ({ c }) => c.json(openApiDocument(routes(), version)),
    }),
    defineRoute({
      method: 'get',
      path: '/api/session',
      needs: 'nothing',
      summary: 'Whether this server asks for a token, and whether this client has given it',
      tag,
      answers: { 200: { description: 'The session.', schema: sessionResponse } },
      handle: ({ c }) => c.json({ required: sessions.required, signedIn: sessions.isSignedIn(c) }),
    }),
    defineRoute({
      method: 'post',
      path: '/api/session',
      needs: 'nothing',
      summary: 'Give the token once and get a cookie',
      tag,
      body: createSessionRequest,
      answers: {
        200: { description: 'Signed in.', schema: sessionResponse },
        401: { description: 'A wrong token.' },
      },
      handle({ c, body }) {
        sessions.signIn(c, body.token);
        return c.json({ required: sessions.required, signedIn: true });
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/api/session',
      needs: 'nothing',
      summary: 'Forget the cookie',
      tag,
      answers: { 204: { description: 'Signed out.' } },
      handle({ c }) {
        sessions.signOut(c);
        return c.body(null, 204);
      },
    }),
  ];
}
