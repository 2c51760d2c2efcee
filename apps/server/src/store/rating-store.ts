import { type Rating, ratingSchema } from '@parallax/schema';
import type { Kysely } from 'kysely';
import type { RatingStore } from './store.ts';
import type { Tables } from './tables.ts';

/** Ratings of answers over SQL. */
export function createRatingStore(db: Kysely<Tables>): RatingStore {
  return {
    async list(runId) {
      const rows = await db
        .selectFrom('ratings')
        .select(['item', 'json'])
        .where('run_id', '=', runId)
        .orderBy('item')
        .execute();
      return rows.map(({ item, json }): Rating => ratingSchema.parse({ ...JSON.parse(json), item }));
    },

    async put(runId, { item, ...rest }) {
      const json = JSON.stringify(rest);
      await db
        .insertInto('ratings')
        .values({ run_id: runId, item, json })
        .onConflict((conflict) => conflict.columns(['run_id', 'item']).doUpdateSet({ json }))
        .execute();
    },

    async delete(runId, item) {
      await db.deleteFrom('ratings').where('run_id', '=', runId).where('item', '=', item).execute();
    },
  };
}
