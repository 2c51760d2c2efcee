import { rateRequest, ratingSchema, ratingsResponse } from '@parallax/schema';
import { notFound } from '../http/problem.ts';
import { defineRoute, type Route } from '../http/route.ts';
import type { RunRegistry } from '../runs/run-registry.ts';
import type { RatingStore, RunStore } from '../store/store.ts';

const tag = 'Ratings';

export interface RatingRouteDeps {
  readonly runs: Pick<RunStore, 'get'>;
  readonly ratings: RatingStore;
  readonly registry: Pick<RunRegistry, 'arrived'>;
  readonly now: () => number;
}

/** What people think of the answers of a run. */
export function ratingRoutes({ runs, ratings, registry, now }: RatingRouteDeps): Route[] {
  async function mustExist(id: string): Promise<void> {
    await registry.arrived(id);
    if ((await runs.get(id)) === null) throw notFound('run', id);
  }

  return [
    defineRoute({
      method: 'get',
      path: '/api/runs/:id/ratings',
      needs: 'runs:read',
      summary: 'The ratings of the answers of a run',
      tag,
      answers: { 200: { description: 'One for each rated answer.', schema: ratingsResponse } },
      async handle({ c, params }) {
        await mustExist(params.id);
        return c.json({ ratings: await ratings.list(params.id) });
      },
    }),
    defineRoute({
      method: 'put',
      path: '/api/runs/:id/ratings',
      needs: 'runs:write',
      summary: 'Rate an answer of a run; without a score and a note, its rating is taken away',
      tag,
      body: rateRequest,
      answers: { 200: { description: 'The rating as kept.', schema: ratingSchema } },
      async handle({ c, params, body }) {
        await mustExist(params.id);
        const rating = { ...body, ratedAt: now() };
        if (body.score === null && body.note === '') await ratings.delete(params.id, body.item);
        else await ratings.put(params.id, rating);
        return c.json(rating);
      },
    }),
  ];
}
