import type { Kysely, Transaction } from 'kysely';
import { newId } from '../http/new-id.ts';
import type { DeliveryTry, StoredWebhook, WebhookStore } from './sharing-stores.ts';
import type { RunEnd } from './store.ts';
import type { Tables, WebhookDeliveriesTable } from './tables.ts';

const webhookColumns = ['w.url', 'w.sealed_secret', 'w.graph_id', 'w.created_at'] as const;

/** Webhooks and their deliveries over SQL. */
export function createWebhookStore(db: Kysely<Tables>): WebhookStore {
  return {
    async create({ id, url, sealedSecret, graphId, createdAt }) {
      await db
        .insertInto('webhooks')
        .values({ id, url, sealed_secret: sealedSecret, graph_id: graphId, created_at: createdAt })
        .execute();
    },

    async list() {
      const rows = await db
        .selectFrom('webhooks as w')
        .select(['w.id', ...webhookColumns])
        .orderBy('w.created_at', 'desc')
        .orderBy('w.id')
        .execute();
      return Promise.all(rows.map(async (row) => ({ ...toWebhook(row), last: await lastTry(db, row.id) })));
    },

    async delete(id) {
      const { numDeletedRows } = await db.deleteFrom('webhooks').where('id', '=', id).executeTakeFirst();
      return numDeletedRows > 0n;
    },

    async due(now, limit) {
      const rows = await db
        .selectFrom('webhook_deliveries as d')
        .innerJoin('webhooks as w', 'w.id', 'd.webhook_id')
        .select(['d.id as delivery', 'w.id', 'd.run_id', 'd.tries', ...webhookColumns])
        .where('d.status', '=', 'pending')
        .where('d.due_at', '<=', now)
        .orderBy('d.due_at')
        .orderBy('d.id')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        id: row.delivery,
        webhook: toWebhook(row),
        runId: row.run_id,
        tries: row.tries,
      }));
    },

    async nextDue() {
      const row = await db
        .selectFrom('webhook_deliveries')
        .select((expression) => expression.fn.min('due_at').as('due'))
        .where('status', '=', 'pending')
        .executeTakeFirst();
      return row?.due == null ? null : Number(row.due);
    },

    async tried(id, { status, at, detail, dueAt }) {
      await db
        .updateTable('webhook_deliveries')
        .set((expression) => ({
          status: dueAt === undefined ? (status === 'delivered' ? 'delivered' : 'failed') : 'pending',
          tries: expression('tries', '+', 1),
          due_at: dueAt ?? at,
          tried_at: at,
          detail,
        }))
        .where('id', '=', id)
        .execute();
    },
  };
}

/** Makes the deliveries that the end of a run calls for, in the transaction in which it is stored. */
export async function addDeliveries(trx: Transaction<Tables>, { runId, endedAt }: RunEnd): Promise<void> {
  const webhooks = await trx
    .selectFrom('webhooks')
    .select('id')
    .where(({ eb, or, selectFrom }) =>
      or([
        eb('graph_id', 'is', null),
        eb('graph_id', '=', selectFrom('runs').select('runs.graph_id').where('runs.id', '=', runId)),
      ]),
    )
    .execute();
  if (webhooks.length === 0) return;
  const delivery = { run_id: runId, status: 'pending', tries: 0, due_at: endedAt, detail: '' } as const;
  await trx
    .insertInto('webhook_deliveries')
    .values(webhooks.map(({ id }) => ({ id: newId(), webhook_id: id, ...delivery })))
    .execute();
}

async function lastTry(db: Kysely<Tables>, webhookId: string): Promise<DeliveryTry | null> {
  const row = await db
    .selectFrom('webhook_deliveries')
    .select(['status', 'tried_at', 'detail', 'due_at'])
    .where('webhook_id', '=', webhookId)
    .where('tried_at', 'is not', null)
    .orderBy('tried_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined || row.tried_at === null) return null;
  const { tried_at: at, detail } = row;
  return { status: statusOf(row.status), at, detail };
}

function statusOf(status: WebhookDeliveriesTable['status']): DeliveryTry['status'] {
  return status === 'pending' ? 'retrying' : status;
}

interface WebhookRow {
  id: string;
  url: string;
  sealed_secret: string;
  graph_id: string | null;
  created_at: number;
}

function toWebhook(row: WebhookRow): StoredWebhook {
  return {
    id: row.id,
    url: row.url,
    sealedSecret: row.sealed_secret,
    graphId: row.graph_id,
    createdAt: row.created_at,
  };
}
