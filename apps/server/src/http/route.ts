import type { Context, Hono } from 'hono';
import type { z } from 'zod';
import { type Needs, needScope } from '../access/principal.ts';
import { limitBody } from '../security/body-guard.ts';
import { parseQuery, readJson } from './body.ts';

type ParamName<Path extends string> = Path extends `${infer Head}/${infer Tail}`
  ? ParamName<Head> | ParamName<Tail>
  : Path extends `:${infer Name}`
    ? Name
    : never;

/** The `:name` parts of a path, e.g. `id` and `version` of `/api/graphs/:id/versions/:version`. */
export type Params<Path extends string> = { readonly [Name in ParamName<Path>]: string };

/** What a route answers with one status. Without a schema the body is of `contentType`, or there is none. */
export interface Answer {
  readonly description: string;
  readonly schema?: z.ZodType;
  readonly contentType?: string | readonly string[];
}

/** What the document and the router need to know of a route. */
export interface RouteInfo {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly needs: Needs;
  readonly body?: z.ZodType | undefined;
  /** The largest body in bytes. */
  readonly bodyLimit: number;
  readonly query?: z.ZodObject | undefined;
  readonly answers: Readonly<Record<number, Answer>>;
}

/** One route of the HTTP interface, as the router mounts it and the OpenAPI document shows it. */
export interface Route extends RouteInfo {
  handle(c: Context): Promise<Response>;
}

interface RouteDefinition<Path extends string, Body, Query> {
  readonly method: RouteInfo['method'];
  readonly path: Path;
  readonly summary: string;
  readonly tag: string;
  readonly needs: Needs;
  readonly body?: z.ZodType<Body>;
  readonly bodyLimit?: number;
  readonly query?: z.ZodObject & z.ZodType<Query>;
  readonly answers: Readonly<Record<number, Answer>>;
  handle(request: {
    c: Context;
    params: Params<Path>;
    body: Body;
    query: Query;
  }): Response | Promise<Response>;
}

const DEFAULT_BODY_LIMIT = 64 * 1024;
/** For bodies that hold graphs and inputs: 10,000 texts of 4 kB, and as much again in escapes. */
export const DOCUMENT_LIMIT = 64 * 1024 * 1024;

/**
 * Defines a route. Its body and query are read with the schemas before `handle` sees them; the same schemas make the
 * OpenAPI document.
 */
export function defineRoute<const Path extends string, Body = undefined, Query = undefined>(
  definition: RouteDefinition<Path, Body, Query>,
): Route {
  const { bodyLimit = DEFAULT_BODY_LIMIT, body, query } = definition;
  return {
    ...definition,
    bodyLimit,
    body,
    query,
    async handle(c) {
      return await definition.handle({
        c,
        params: c.req.param() as Params<Path>,
        body: await readJson(c, body),
        query: parseQuery(c, query),
      });
    },
  };
}

/** Mounts the routes on an application. */
export function mountRoutes(app: Hono, routes: readonly Route[]): void {
  for (const route of routes) {
    const guards = [needScope(route.needs), limitBody(route.bodyLimit)] as const;
    app.on(route.method.toUpperCase(), route.path, ...guards, (c) => route.handle(c));
  }
}
