import { type Json, jsonSchema, rehearsalSchema, totalsSchema } from '@parallax/schema';
import type { CompiledQuery, Kysely, Selectable, Transaction } from 'kysely';
import { z } from 'zod';
import { parseGraph } from './graph-store.ts';
import { pruneRuns } from './prune-runs.ts';
import type { EventRow, LaunchPlan, RunEnd, RunStore, StoredRun } from './store.ts';
import type { RunsTable, Tables } from './tables.ts';
import { addDeliveries } from './webhook-store.ts';

/**
 * Rows of one insert, largest first. Few sizes are few prepared statements, each of which holds on to the values that it inserted
 * last, and each is compiled once.
 */
const ROWS_PER_INSERT = [64, 8, 1] as const;

const summaryColumns = [
  'id',
  'graph_id',
  'graph_version',
  'graph_name',
  'status',
  'created_at',
  'ended_at',
  'totals',
  'missing',
  'name',
  'reuse_from',
  'inputs',
  'launch',
] as const;

/** Runs and their events over SQL. */
export function createRunStore(db: Kysely<Tables>): RunStore {
  const inserts = ROWS_PER_INSERT.map((size) => ({ size, query: insertOf(db, size) }));
  return {
    async create(run) {
      await db
        .insertInto('runs')
        .values({
          id: run.id,
          graph_id: run.graphId,
          graph_version: run.graphVersion,
          graph_name: run.graph.name,
          document: JSON.stringify(run.graph),
          status: 'running',
          created_at: run.createdAt,
          missing: 0,
          inputs: JSON.stringify(run.inputs),
          launch: JSON.stringify(run.launch),
          reuse_from: run.launch.reuseFrom ?? null,
        })
        .execute();
    },

    async get(id) {
      const row = await db
        .selectFrom('runs')
        .select([...summaryColumns, 'document'])
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : { run: toStoredRun(row), graph: parseGraph(row.document) };
    },

    async launched(id) {
      const row = await db.selectFrom('runs').selectAll().where('id', '=', id).executeTakeFirst();
      if (row === undefined) return null;
      return {
        run: toStoredRun(row),
        graph: parseGraph(row.document),
        inputs: parseInputs(row.inputs),
        launch: parseLaunch(row.launch),
        cancelAt: row.cancel_at,
      };
    },

    async unfinished() {
      const rows = await db
        .selectFrom('runs')
        .select('id')
        .where('status', '=', 'running')
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(({ id }) => id);
    },

    async fruitlessResumes(id) {
      const last = (type: string) =>
        db
          .selectFrom('events')
          .select((expression) => expression.fn.max('seq').as('seq'))
          .where('run_id', '=', id)
          .where('type', '=', type)
          .executeTakeFirst();
      const { count } = await db
        .selectFrom('events')
        .select((expression) => expression.fn.countAll<number>().as('count'))
        .where('run_id', '=', id)
        .where('type', '=', 'run-resume')
        .where('seq', '>', (await last('task-end'))?.seq ?? 0)
        .executeTakeFirstOrThrow();
      return Number(count);
    },

    async askCancel(id, at) {
      await db.updateTable('runs').set({ cancel_at: at }).where('id', '=', id).execute();
    },

    async taskEnds(runId, afterSeq, limit) {
      return db
        .selectFrom('events')
        .select(['run_id as runId', 'seq', 'type', 'task', 'json'])
        .where('run_id', '=', runId)
        .where('type', '=', 'task-end')
        .where('seq', '>', afterSeq)
        .orderBy('seq')
        .limit(limit)
        .execute();
    },

    async list({ graphId, limit, after }) {
      let query = db
        .selectFrom('runs')
        .select(summaryColumns)
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit);
      if (graphId !== undefined) query = query.where('graph_id', '=', graphId);
      if (after !== undefined) {
        query = query.where(({ or, and, eb }) =>
          or([
            eb('created_at', '<', after.createdAt),
            and([eb('created_at', '=', after.createdAt), eb('id', '<', after.id)]),
          ]),
        );
      }
      return (await query.execute()).map(toStoredRun);
    },

    async rename(id, name) {
      const { numUpdatedRows } = await db
        .updateTable('runs')
        .set({ name })
        .where('id', '=', id)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async delete(id) {
      const { numDeletedRows } = await db.deleteFrom('runs').where('id', '=', id).executeTakeFirst();
      return numDeletedRows > 0n;
    },

    prune: (retention) => pruneRuns(db, retention),

    async endsOf(runId, tasks) {
      return db
        .selectFrom('events')
        .select(['run_id as runId', 'seq', 'type', 'task', 'json'])
        .where('run_id', '=', runId)
        .where('task', 'in', tasks)
        .where('type', '=', 'task-end')
        .execute();
    },

    async snapshot(id) {
      const row = await db
        .selectFrom('run_snapshots')
        .select('json')
        .where('run_id', '=', id)
        .executeTakeFirst();
      return row?.json ?? null;
    },

    async putSnapshot(id, json) {
      await db
        .insertInto('run_snapshots')
        .values({ run_id: id, json })
        .onConflict((conflict) => conflict.column('run_id').doUpdateSet({ json }))
        .execute();
    },

    append: (rows, ends) =>
      db.transaction().execute(async (trx) => {
        await insertEvents(trx, inserts, rows);
        for (const end of ends) {
          await endRun(trx, end);
          await addDeliveries(trx, end);
        }
      }),

    async events(runId, afterSeq, throughSeq, limit) {
      return db
        .selectFrom('events')
        .select(['run_id as runId', 'seq', 'type', 'task', 'json'])
        .where('run_id', '=', runId)
        .where('seq', '>', afterSeq)
        .where('seq', '<=', throughSeq)
        .orderBy('seq')
        .limit(limit)
        .execute();
    },

    async lastSeq(runId) {
      const row = await db
        .selectFrom('events')
        .select((expression) => expression.fn.max('seq').as('seq'))
        .where('run_id', '=', runId)
        .executeTakeFirst();
      return row?.seq ?? 0;
    },
  };
}

interface Insert {
  readonly size: number;
  readonly query: CompiledQuery;
}

/** An insert of so many events whose values are yet to come. */
function insertOf(db: Kysely<Tables>, size: number): CompiledQuery {
  const empty = { run_id: '', seq: 0, type: '', task: '', json: '' };
  return db
    .insertInto('events')
    .values(Array.from({ length: size }, () => empty))
    .onConflict((conflict) => conflict.columns(['run_id', 'seq']).doNothing())
    .compile();
}

async function insertEvents(
  trx: Transaction<Tables>,
  inserts: readonly Insert[],
  rows: readonly EventRow[],
): Promise<void> {
  let start = 0;
  for (const { size, query } of inserts) {
    for (; start + size <= rows.length; start += size) {
      const parameters = rows
        .slice(start, start + size)
        .flatMap(({ runId, seq, type, task, json }) => [runId, seq, type, task, json]);
      await trx.executeQuery({ ...query, parameters });
    }
  }
}

async function endRun(trx: Transaction<Tables>, end: RunEnd): Promise<void> {
  await trx
    .updateTable('runs')
    .set({
      status: end.status,
      ended_at: end.endedAt,
      totals: JSON.stringify(end.totals),
      missing: end.missing,
    })
    .where('id', '=', end.runId)
    .execute();
}

function toStoredRun(row: Omit<Selectable<RunsTable>, 'document' | 'cancel_at'>): StoredRun {
  return {
    id: row.id,
    graphId: row.graph_id,
    graphVersion: row.graph_version,
    graphName: row.graph_name,
    status: row.status,
    createdAt: row.created_at,
    endedAt: row.ended_at,
    totals: row.totals === null ? null : totalsSchema.parse(JSON.parse(row.totals)),
    missing: row.missing,
    name: row.name,
    reuseFrom: row.reuse_from,
    rehearsal: parseLaunch(row.launch).rehearse !== undefined,
    inputs: excerptsOf(row.inputs),
  };
}

const launchSchema = z.object({
  reuseFrom: z.string().optional(),
  from: z.array(z.string()).optional(),
  rehearse: rehearsalSchema.optional(),
});

function parseLaunch(json: string): LaunchPlan {
  return launchSchema.parse(JSON.parse(json));
}

/** Characters of an input that a list of runs shows. */
const EXCERPT = 80;

function parseInputs(json: string): Record<string, Json> {
  return z.record(z.string(), jsonSchema).parse(JSON.parse(json));
}

function excerptsOf(json: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parseInputs(json)).map(([node, value]) => {
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      return [node, text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text];
    }),
  );
}
