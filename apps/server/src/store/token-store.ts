import { type ApiTokenInfo, apiTokenInfo } from '@parallax/schema';
import type { Kysely, Selectable } from 'kysely';
import type { TokenStore } from './sharing-stores.ts';
import type { ApiTokensTable, Tables } from './tables.ts';

/** Tokens for programs over SQL. */
export function createTokenStore(db: Kysely<Tables>): TokenStore {
  return {
    async create({ id, name, hint, scopes, createdAt, expiresAt, lastUsedAt }, hash) {
      await db
        .insertInto('api_tokens')
        .values({
          id,
          name,
          hash,
          hint,
          scopes: JSON.stringify(scopes),
          created_at: createdAt,
          expires_at: expiresAt,
          last_used_at: lastUsedAt,
        })
        .execute();
    },

    async list() {
      const rows = await db
        .selectFrom('api_tokens')
        .selectAll()
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .execute();
      return rows.map(toInfo);
    },

    async byHash(hash) {
      const row = await db.selectFrom('api_tokens').selectAll().where('hash', '=', hash).executeTakeFirst();
      return row === undefined ? null : toInfo(row);
    },

    async used(id, at) {
      await db.updateTable('api_tokens').set({ last_used_at: at }).where('id', '=', id).execute();
    },

    async delete(id) {
      const { numDeletedRows } = await db.deleteFrom('api_tokens').where('id', '=', id).executeTakeFirst();
      return numDeletedRows > 0n;
    },
  };
}

function toInfo(row: Selectable<ApiTokensTable>): ApiTokenInfo {
  return {
    id: row.id,
    name: row.name,
    scopes: apiTokenInfo.shape.scopes.parse(JSON.parse(row.scopes)),
    hint: row.hint,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
  };
}
