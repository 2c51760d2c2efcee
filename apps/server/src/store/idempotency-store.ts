import type { Kysely } from 'kysely';
import type { IdempotencyStore } from './sharing-stores.ts';
import type { Tables } from './tables.ts';

/** Idempotency keys over SQL. */
export function createIdempotencyStore(db: Kysely<Tables>): IdempotencyStore {
  return {
    async claim(hash, claim, at) {
      await db
        .insertInto('idempotency_keys')
        .values({ hash, ...claim, created_at: at })
        .onConflict((conflict) => conflict.column('hash').doNothing())
        .execute();
      return await db
        .selectFrom('idempotency_keys')
        .select(['request', 'resource'])
        .where('hash', '=', hash)
        .executeTakeFirstOrThrow();
    },

    async prune(before) {
      await db.deleteFrom('idempotency_keys').where('created_at', '<', before).execute();
    },
  };
}
