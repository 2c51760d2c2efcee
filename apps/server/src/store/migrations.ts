import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { StoreUnavailable } from './store-unavailable.ts';

/** Run in the order of their names, each once. Never edit one that was released: add the next. */
const migrations: Record<string, Migration> = {
  '0001-graphs-runs-providers': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('graphs')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('version', 'integer', (column) => column.notNull())
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .addColumn('updated_at', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('graph_versions')
        .addColumn('graph_id', 'text', (column) =>
          column.notNull().references('graphs.id').onDelete('cascade'),
        )
        .addColumn('version', 'integer', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('description', 'text', (column) => column.notNull())
        .addColumn('nodes', 'integer', (column) => column.notNull())
        .addColumn('saved_at', 'bigint', (column) => column.notNull())
        .addColumn('document', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('graph_versions_key', ['graph_id', 'version'])
        .execute();
      // `graph_id` is no foreign key: the runs of a deleted graph stay.
      await db.schema
        .createTable('runs')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('graph_id', 'text')
        .addColumn('graph_version', 'integer')
        .addColumn('graph_name', 'text', (column) => column.notNull())
        .addColumn('document', 'text', (column) => column.notNull())
        .addColumn('status', 'text', (column) => column.notNull())
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .addColumn('ended_at', 'bigint')
        .addColumn('totals', 'text')
        .addColumn('missing', 'integer', (column) => column.notNull().defaultTo(0))
        .execute();
      await db.schema.createIndex('runs_by_time').on('runs').column('created_at').execute();
      await db.schema.createIndex('runs_by_graph').on('runs').columns(['graph_id', 'created_at']).execute();
      await db.schema
        .createTable('events')
        .addColumn('run_id', 'text', (column) => column.notNull().references('runs.id').onDelete('cascade'))
        .addColumn('seq', 'integer', (column) => column.notNull())
        .addColumn('type', 'text', (column) => column.notNull())
        .addColumn('json', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('events_key', ['run_id', 'seq'])
        .execute();
      await db.schema
        .createTable('providers')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('title', 'text')
        .addColumn('base_url', 'text', (column) => column.notNull())
        .addColumn('sealed_key', 'text')
        .addColumn('key_hint', 'text')
        .addColumn('updated_at', 'bigint', (column) => column.notNull())
        .execute();
    },
  },
  '0002-ledger-history-settings': {
    async up(db: Kysely<unknown>) {
      const columns = [
        ['inputs', "'{}'"],
        ['launch', "'{}'"],
      ] as const;
      for (const [name, value] of columns) {
        await db.schema
          .alterTable('runs')
          .addColumn(name, 'text', (column) => column.notNull().defaultTo(sql.raw(value)))
          .execute();
      }
      await db.schema.alterTable('runs').addColumn('name', 'text').execute();
      await db.schema.alterTable('runs').addColumn('reuse_from', 'text').execute();
      await db.schema.alterTable('runs').addColumn('cancel_at', 'bigint').execute();
      await db.schema.alterTable('events').addColumn('task', 'text').execute();
      await db.schema.createIndex('events_by_task').on('events').columns(['run_id', 'task']).execute();
      await db.schema
        .createTable('run_snapshots')
        .addColumn('run_id', 'text', (column) =>
          column.primaryKey().references('runs.id').onDelete('cascade'),
        )
        .addColumn('json', 'text', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('settings')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('json', 'text', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('provider_limits')
        .addColumn('provider', 'text', (column) => column.primaryKey())
        .addColumn('json', 'text', (column) => column.notNull())
        .execute();
    },
  },
  '0003-tokens-shares-webhooks': {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('graph_versions').addColumn('note', 'text').execute();
      await db.schema
        .createTable('api_tokens')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('hash', 'text', (column) => column.notNull().unique())
        .addColumn('hint', 'text', (column) => column.notNull())
        .addColumn('scopes', 'text', (column) => column.notNull())
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .addColumn('expires_at', 'bigint')
        .addColumn('last_used_at', 'bigint')
        .execute();
      // What shows or tells of a graph or a run goes with it.
      await db.schema
        .createTable('shares')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('hash', 'text', (column) => column.notNull().unique())
        .addColumn('graph_id', 'text', (column) =>
          column.notNull().references('graphs.id').onDelete('cascade'),
        )
        .addColumn('graph_version', 'integer', (column) => column.notNull())
        .addColumn('run_id', 'text', (column) => column.references('runs.id').onDelete('cascade'))
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .addColumn('expires_at', 'bigint')
        .execute();
      await db.schema.createIndex('shares_by_graph').on('shares').column('graph_id').execute();
      await db.schema
        .createTable('webhooks')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('url', 'text', (column) => column.notNull())
        .addColumn('sealed_secret', 'text', (column) => column.notNull())
        .addColumn('graph_id', 'text', (column) => column.references('graphs.id').onDelete('cascade'))
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('webhook_deliveries')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('webhook_id', 'text', (column) =>
          column.notNull().references('webhooks.id').onDelete('cascade'),
        )
        .addColumn('run_id', 'text', (column) => column.notNull().references('runs.id').onDelete('cascade'))
        .addColumn('status', 'text', (column) => column.notNull())
        .addColumn('tries', 'integer', (column) => column.notNull())
        .addColumn('due_at', 'bigint', (column) => column.notNull())
        .addColumn('tried_at', 'bigint')
        .addColumn('detail', 'text', (column) => column.notNull())
        .execute();
      await db.schema
        .createIndex('webhook_deliveries_due')
        .on('webhook_deliveries')
        .columns(['status', 'due_at'])
        .execute();
      await db.schema
        .createIndex('webhook_deliveries_by_webhook')
        .on('webhook_deliveries')
        .columns(['webhook_id', 'tried_at'])
        .execute();
      await db.schema
        .createTable('idempotency_keys')
        .addColumn('hash', 'text', (column) => column.primaryKey())
        .addColumn('request', 'text', (column) => column.notNull())
        .addColumn('resource', 'text', (column) => column.notNull())
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .execute();
    },
  },
  '0004-blocks': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('blocks')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('saved_at', 'bigint', (column) => column.notNull())
        .addColumn('json', 'text', (column) => column.notNull())
        .execute();
    },
  },
  '0005-ratings': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('ratings')
        .addColumn('run_id', 'text', (column) => column.notNull().references('runs.id').onDelete('cascade'))
        .addColumn('item', 'text', (column) => column.notNull())
        .addColumn('json', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('ratings_of_run', ['run_id', 'item'])
        .execute();
    },
  },
};

/** Brings a store to the newest form. Throws a `StoreUnavailable` when it was written by a newer Parallax. */
export async function migrate<T>(db: Kysely<T>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  if (await hasUnknown(db))
    throw new StoreUnavailable('a newer Parallax has written it. Start that version', { cause: error });
  throw error;
}

async function hasUnknown<T>(db: Kysely<T>): Promise<boolean> {
  try {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
    return rows.some(({ name }) => !Object.hasOwn(migrations, name));
  } catch {
    // What went wrong before is what is to be told.
    return false;
  }
}
