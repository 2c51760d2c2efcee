import { type Dialect, Kysely } from 'kysely';
import { createBlockStore } from './block-store.ts';
import { createGraphStore } from './graph-store.ts';
import { createIdempotencyStore } from './idempotency-store.ts';
import { migrate } from './migrations.ts';
import { createProviderStore } from './provider-store.ts';
import { createRatingStore } from './rating-store.ts';
import { createRunStore } from './run-store.ts';
import { createSettingsStore } from './settings-store.ts';
import { createShareStore } from './share-store.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';
import { createTokenStore } from './token-store.ts';
import { createWebhookStore } from './webhook-store.ts';

/** Opens the embedded store; `:memory:` is one that is gone when closed. Throws when the file cannot be used. */
export function openSqliteStore(file: string): Promise<Store> {
  return openStore(sqliteDialect(file));
}

async function openStore(dialect: Dialect): Promise<Store> {
  const db = new Kysely<Tables>({ dialect });
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    graphs: createGraphStore(db),
    runs: createRunStore(db),
    providers: createProviderStore(db),
    settings: createSettingsStore(db),
    tokens: createTokenStore(db),
    shares: createShareStore(db),
    webhooks: createWebhookStore(db),
    keys: createIdempotencyStore(db),
    blocks: createBlockStore(db),
    ratings: createRatingStore(db),
    close: () => db.destroy(),
  };
}
