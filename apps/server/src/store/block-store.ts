import { type SavedBlock, saveBlockRequest } from '@parallax/schema';
import type { Kysely, Selectable } from 'kysely';
import type { BlockStore } from './store.ts';
import type { Tables } from './tables.ts';

/** Saved blocks over SQL. */
export function createBlockStore(db: Kysely<Tables>): BlockStore {
  return {
    async list() {
      const rows = await db.selectFrom('blocks').selectAll().execute();
      return rows.map(toSavedBlock).toSorted((a, b) => a.block.name.localeCompare(b.block.name, 'en'));
    },

    async get(id) {
      const row = await db.selectFrom('blocks').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toSavedBlock(row);
    },

    async put({ id, savedAt, block, holds }) {
      const values = { saved_at: savedAt, json: JSON.stringify({ block, holds }) };
      await db
        .insertInto('blocks')
        .values({ id, ...values })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
        .execute();
    },

    async delete(id) {
      const { numDeletedRows } = await db.deleteFrom('blocks').where('id', '=', id).executeTakeFirst();
      return numDeletedRows > 0n;
    },
  };
}

function toSavedBlock({ id, saved_at, json }: Selectable<Tables['blocks']>): SavedBlock {
  return { id, savedAt: Number(saved_at), ...saveBlockRequest.parse(JSON.parse(json)) };
}
