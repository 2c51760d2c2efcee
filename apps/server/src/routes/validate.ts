import { type AnyKind, type ModelPort, planOf } from '@parallax/engine';
import {
  type Issue,
  readGraph,
  type ValidateResponse,
  validateRequest,
  validateResponse,
} from '@parallax/schema';
import { DOCUMENT_LIMIT, defineRoute, type Route } from '../http/route.ts';
import { checkGraph } from '../runs/check-graph.ts';

/** Checks a graph without saving or running it. */
export function validateRoutes(kinds: readonly AnyKind[], models: ModelPort): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/api/validate',
      needs: 'graphs:read',
      summary: 'Everything that is wrong with a graph, and what running it would take',
      tag: 'Graphs',
      body: validateRequest,
      bodyLimit: DOCUMENT_LIMIT,
      answers: {
        200: { description: 'Issues, and a plan when none is an error.', schema: validateResponse },
      },
      handle({ c, body }) {
        const read = readGraph(body.graph);
        if (!read.ok) return c.json(answer(read.issues, null));
        const { issues, program } = checkGraph(read.graph, kinds, models, body.inputs);
        return c.json(answer(issues, program === null ? null : planOf(program, models.price)));
      },
    }),
  ];
}

function answer(issues: readonly Issue[], plan: ValidateResponse['plan']): ValidateResponse {
  return { issues: [...issues], plan };
}
