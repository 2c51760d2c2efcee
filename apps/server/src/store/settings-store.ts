import type { Kysely } from 'kysely';
import type { SettingsStore } from './store.ts';
import type { Tables } from './tables.ts';

/** Settings over SQL. */
export function createSettingsStore(db: Kysely<Tables>): SettingsStore {
  return {
    async get(id) {
      const row = await db.selectFrom('settings').select('json').where('id', '=', id).executeTakeFirst();
      return row?.json ?? null;
    },

    async put(id, json) {
      await db
        .insertInto('settings')
        .values({ id, json })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ json }))
        .execute();
    },
  };
}
