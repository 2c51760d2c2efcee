import {
  createGraphRequest,
  type GraphSummary,
  graphListResponse,
  graphVersionsResponse,
  type StoredGraph,
  storedGraph,
  updateGraphRequest,
} from '@parallax/schema';
import type { Idempotency } from '../http/idempotency.ts';
import { HttpProblem, notFound } from '../http/problem.ts';
import { DOCUMENT_LIMIT, defineRoute, type Route } from '../http/route.ts';
import { readOrRefuse } from '../runs/launch-run.ts';
import type { GraphStore } from '../store/store.ts';

const tag = 'Graphs';

/** Saved graphs and their versions. A graph is saved even when it cannot run yet. */
export function graphRoutes(graphs: GraphStore, idempotency: Idempotency, now: () => number): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/graphs',
      needs: 'graphs:read',
      summary: 'All graphs, the most recently saved first',
      tag,
      answers: { 200: { description: 'The graphs, without their documents.', schema: graphListResponse } },
      async handle({ c }) {
        return c.json({ graphs: await graphs.list() } satisfies { graphs: GraphSummary[] });
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/graphs',
      needs: 'graphs:write',
      summary: 'Save a new graph; once under an `Idempotency-Key`',
      tag,
      body: createGraphRequest,
      bodyLimit: DOCUMENT_LIMIT,
      answers: { 201: { description: 'The graph as saved, version 1.', schema: storedGraph } },
      async handle({ c, body }) {
        const graph = readOrRefuse(body.graph);
        const saved = await idempotency.once(
          c,
          async (id) => (await graphs.version(id, 1)) ?? (await graphs.create(id, graph, now(), body.note)),
        );
        return c.json(saved satisfies StoredGraph, 201, { Location: `/api/graphs/${saved.id}` });
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/graphs/:id',
      needs: 'graphs:read',
      summary: 'A graph in its newest version',
      tag,
      answers: { 200: { description: 'The graph.', schema: storedGraph } },
      async handle({ c, params }) {
        return c.json(found(await graphs.get(params.id), params.id));
      },
    }),
    defineRoute({
      method: 'put',
      path: '/api/graphs/:id',
      needs: 'graphs:write',
      summary: 'Save the next version of a graph',
      tag,
      body: updateGraphRequest,
      bodyLimit: DOCUMENT_LIMIT,
      answers: {
        200: { description: 'The graph as saved.', schema: storedGraph },
        409: {
          description:
            'Somebody saved another version since `baseVersion`: see `currentVersion`. Nothing was written.',
        },
      },
      async handle({ c, params, body }) {
        const result = await graphs.update(
          params.id,
          body.baseVersion,
          readOrRefuse(body.graph),
          now(),
          body.note,
        );
        if (result.status === 'not-found') throw notFound('graph', params.id);
        if (result.status === 'conflict') {
          const { currentVersion } = result;
          const detail = `The graph was saved elsewhere: it is at version ${currentVersion}, your changes began at ${body.baseVersion}.`;
          throw new HttpProblem(409, 'version-conflict', detail, { currentVersion });
        }
        return c.json(result.graph);
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/api/graphs/:id',
      needs: 'graphs:write',
      summary: 'Delete a graph and its versions; its runs stay',
      tag,
      answers: { 204: { description: 'It is gone.' } },
      async handle({ c, params }) {
        if (!(await graphs.delete(params.id))) throw notFound('graph', params.id);
        return c.body(null, 204);
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/graphs/:id/versions',
      needs: 'graphs:read',
      summary: 'Every saved version, the newest first',
      tag,
      answers: {
        200: { description: 'The versions, without their documents.', schema: graphVersionsResponse },
      },
      async handle({ c, params }) {
        return c.json({ versions: found(await graphs.versions(params.id), params.id) });
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/graphs/:id/versions/:version',
      needs: 'graphs:read',
      summary: 'A graph as it was in one version',
      tag,
      answers: { 200: { description: 'The graph.', schema: storedGraph } },
      async handle({ c, params }) {
        const version = /^\d{1,9}$/.test(params.version) ? Number(params.version) : 0;
        return c.json(
          found(await graphs.version(params.id, version), `${params.id}, version ${params.version}`),
        );
      },
    }),
  ];
}

function found<T>(value: T | null, id: string): T {
  if (value === null) throw notFound('graph', id);
  return value;
}
