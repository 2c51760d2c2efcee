import { type Graph, graphSchema, type StoredGraph } from '@parallax/schema';
import type { Kysely, Transaction } from 'kysely';
import type { GraphStore } from './store.ts';
import type { Tables } from './tables.ts';

/** Graphs over SQL: `graphs` holds the newest version's number, `graph_versions` every document. */
export function createGraphStore(db: Kysely<Tables>): GraphStore {
  return {
    async create(id, graph, at, note) {
      await db.transaction().execute(async (trx) => {
        await trx.insertInto('graphs').values({ id, version: 1, created_at: at, updated_at: at }).execute();
        await insertVersion(trx, id, 1, graph, at, note);
      });
      return { id, version: 1, createdAt: at, updatedAt: at, graph };
    },

    async list() {
      const rows = await newest(db)
        .select(['v.name', 'v.description', 'v.nodes'])
        .orderBy('g.updated_at', 'desc')
        .orderBy('g.id')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        name: row.name,
        description: row.description,
        version: row.version,
        nodes: row.nodes,
        createdAt: row.created_at,
        updatedAt: row.updated_at,
      }));
    },

    async get(id) {
      const row = await newest(db).select('v.document').where('g.id', '=', id).executeTakeFirst();
      return row === undefined ? null : toStoredGraph(row);
    },

    update(id, baseVersion, graph, at, note) {
      return db.transaction().execute(async (trx) => {
        const version = baseVersion + 1;
        const { numUpdatedRows } = await trx
          .updateTable('graphs')
          .set({ version, updated_at: at })
          .where('id', '=', id)
          .where('version', '=', baseVersion)
          .executeTakeFirst();
        const row = await trx
          .selectFrom('graphs')
          .select(['version', 'created_at'])
          .where('id', '=', id)
          .executeTakeFirst();
        if (row === undefined) return { status: 'not-found' };
        if (numUpdatedRows === 0n) return { status: 'conflict', currentVersion: row.version };
        await insertVersion(trx, id, version, graph, at, note);
        return { status: 'saved', graph: { id, version, createdAt: row.created_at, updatedAt: at, graph } };
      });
    },

    async versions(id) {
      const rows = await db
        .selectFrom('graph_versions')
        .select(['version', 'name', 'saved_at as savedAt', 'nodes', 'note'])
        .where('graph_id', '=', id)
        .orderBy('version', 'desc')
        .execute();
      return rows.length === 0 ? null : rows;
    },

    async version(id, version) {
      const row = await db
        .selectFrom('graphs as g')
        .innerJoin('graph_versions as v', 'v.graph_id', 'g.id')
        .select(['g.id', 'v.version', 'g.created_at', 'v.saved_at as updated_at', 'v.document'])
        .where('g.id', '=', id)
        .where('v.version', '=', version)
        .executeTakeFirst();
      return row === undefined ? null : toStoredGraph(row);
    },

    async delete(id) {
      const { numDeletedRows } = await db.deleteFrom('graphs').where('id', '=', id).executeTakeFirst();
      return numDeletedRows > 0n;
    },
  };
}

function newest(db: Kysely<Tables>) {
  return db
    .selectFrom('graphs as g')
    .innerJoin('graph_versions as v', (join) =>
      join.onRef('v.graph_id', '=', 'g.id').onRef('v.version', '=', 'g.version'),
    )
    .select(['g.id', 'g.version', 'g.created_at', 'g.updated_at']);
}

async function insertVersion(
  trx: Transaction<Tables>,
  id: string,
  version: number,
  graph: Graph,
  at: number,
  note: string | undefined,
) {
  await trx
    .insertInto('graph_versions')
    .values({
      graph_id: id,
      version,
      name: graph.name,
      description: graph.description,
      nodes: graph.nodes.length,
      saved_at: at,
      document: JSON.stringify(graph),
      note: note ?? null,
    })
    .execute();
}

interface GraphRow {
  id: string;
  version: number;
  created_at: number;
  updated_at: number;
  document: string;
}

function toStoredGraph(row: GraphRow): StoredGraph {
  return {
    id: row.id,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    graph: parseGraph(row.document),
  };
}

/** A stored document is checked again on reading: it may have been written by an older Parallax. */
export function parseGraph(document: string): Graph {
  return graphSchema.parse(JSON.parse(document));
}
