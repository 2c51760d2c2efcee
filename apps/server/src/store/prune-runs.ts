import type { Kysely, SelectQueryBuilder } from 'kysely';
import type { Retention } from './store.ts';
import type { Tables } from './tables.ts';

/** Deletes ended, unnamed runs that are too old, or beyond the newest of their graph; returns how many. */
export async function pruneRuns(db: Kysely<Tables>, { before, perGraph, limit }: Retention): Promise<number> {
  const ids = new Set<string>();
  if (before !== undefined) {
    const old = await prunable(db).where('created_at', '<', before).limit(limit).execute();
    for (const { id } of old) ids.add(id);
  }
  if (perGraph !== undefined) for (const id of await beyond(db, perGraph, limit)) ids.add(id);
  const due = [...ids].slice(0, limit);
  if (due.length === 0) return 0;
  const { numDeletedRows } = await db.deleteFrom('runs').where('id', 'in', due).executeTakeFirst();
  return Number(numDeletedRows);
}

/** The runs of each graph after its newest ones. */
async function beyond(db: Kysely<Tables>, perGraph: number, limit: number): Promise<string[]> {
  const crowded = await db
    .selectFrom('runs')
    .select('graph_id')
    .where('graph_id', 'is not', null)
    .groupBy('graph_id')
    .having((expression) => expression.fn.countAll(), '>', perGraph)
    .execute();
  const found: string[] = [];
  for (const { graph_id } of crowded) {
    if (graph_id === null || found.length >= limit) continue;
    const newest = await db
      .selectFrom('runs')
      .select(['id', 'created_at'])
      .where('graph_id', '=', graph_id)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .offset(perGraph)
      .limit(limit)
      .execute();
    const candidates = newest.map(({ id }) => id);
    if (candidates.length === 0) continue;
    const due = await prunable(db).where('id', 'in', candidates).execute();
    found.push(...due.map(({ id }) => id));
  }
  return found;
}

function prunable(db: Kysely<Tables>): SelectQueryBuilder<Tables, 'runs', { id: string }> {
  return db
    .selectFrom('runs')
    .select('id')
    .where('status', '!=', 'running')
    .where('name', 'is', null)
    .where((expression) =>
      expression.not(
        expression(
          'id',
          'in',
          expression
            .selectFrom('runs as other')
            .select('other.reuse_from')
            .where('other.status', '=', 'running')
            .where('other.reuse_from', 'is not', null),
        ),
      ),
    );
}
