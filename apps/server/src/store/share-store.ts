import type { ShareInfo } from '@parallax/schema';
import type { Kysely, Selectable } from 'kysely';
import type { ShareStore } from './sharing-stores.ts';
import type { SharesTable, Tables } from './tables.ts';

/** Shares over SQL. */
export function createShareStore(db: Kysely<Tables>): ShareStore {
  return {
    async create({ id, graphId, graphVersion, runId, createdAt, expiresAt }, hash) {
      await db
        .insertInto('shares')
        .values({
          id,
          hash,
          graph_id: graphId,
          graph_version: graphVersion,
          run_id: runId,
          created_at: createdAt,
          expires_at: expiresAt,
        })
        .execute();
    },

    async list(graphId) {
      const rows = await db
        .selectFrom('shares')
        .selectAll()
        .where('graph_id', '=', graphId)
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .execute();
      return rows.map(toInfo);
    },

    async byHash(hash) {
      const row = await db.selectFrom('shares').selectAll().where('hash', '=', hash).executeTakeFirst();
      return row === undefined ? null : toInfo(row);
    },

    async delete(id) {
      const { numDeletedRows } = await db.deleteFrom('shares').where('id', '=', id).executeTakeFirst();
      return numDeletedRows > 0n;
    },
  };
}

function toInfo(row: Selectable<SharesTable>): ShareInfo {
  return {
    id: row.id,
    graphId: row.graph_id,
    graphVersion: row.graph_version,
    runId: row.run_id,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}
