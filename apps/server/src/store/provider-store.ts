import type { Kysely, Selectable } from 'kysely';
import type { ProviderStore, StoredProvider } from './store.ts';
import type { ProvidersTable, Tables } from './tables.ts';

/** Settings of providers over SQL. */
export function createProviderStore(db: Kysely<Tables>): ProviderStore {
  return {
    async list() {
      return (await db.selectFrom('providers').selectAll().orderBy('id').execute()).map(toStoredProvider);
    },

    async limits() {
      const rows = await db.selectFrom('provider_limits').selectAll().execute();
      return new Map(rows.map(({ provider, json }) => [provider, json]));
    },

    async putLimits(provider, json) {
      await db
        .insertInto('provider_limits')
        .values({ provider, json })
        .onConflict((conflict) => conflict.column('provider').doUpdateSet({ json }))
        .execute();
    },

    async get(id) {
      const row = await db.selectFrom('providers').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toStoredProvider(row);
    },

    async put({ id, title, baseUrl, sealedKey, keyHint, updatedAt }) {
      const values = {
        title,
        base_url: baseUrl,
        sealed_key: sealedKey,
        key_hint: keyHint,
        updated_at: updatedAt,
      };
      await db
        .insertInto('providers')
        .values({ id, ...values })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
        .execute();
    },

    async delete(id) {
      const { numDeletedRows } = await db.deleteFrom('providers').where('id', '=', id).executeTakeFirst();
      return numDeletedRows > 0n;
    },
  };
}

function toStoredProvider(row: Selectable<ProvidersTable>): StoredProvider {
  return {
    id: row.id,
    title: row.title,
    baseUrl: row.base_url,
    sealedKey: row.sealed_key,
    keyHint: row.key_hint,
    updatedAt: row.updated_at,
  };
}
