import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { graphSchema } from '@parallax/schema';
import { Kysely, sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { problemOf } from '../http/problem.ts';
import { openSqliteStore } from './open-store.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import { describeStore } from './store-suite.ts';
import { StoreUnavailable } from './store-unavailable.ts';

describeStore('the embedded store', () => openSqliteStore(':memory:'));

it('finds everything again when the file is opened a second time', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parallax-store-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'parallax.db');
  const graph = graphSchema.parse({ version: 1, name: 'kept' });

  const first = await openSqliteStore(file);
  await first.graphs.create('g', graph, 1);
  await first.close();
  const second = await openSqliteStore(file);
  onTestFinished(() => second.close());

  expect((await second.graphs.get('g'))?.graph).toEqual(graph);
});

it('says what to mend when a disk is full, and has written nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parallax-full-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const db = new Kysely<{ things: { text: string } }>({ dialect: sqliteDialect(join(folder, 'full.db')) });
  onTestFinished(() => db.destroy());
  await db.schema.createTable('things').addColumn('text', 'text').execute();
  // SQLite's own way of having no room left.
  await sql`pragma max_page_count = 8`.execute(db);
  const fill = db.transaction().execute(async (trx) => {
    for (let index = 0; index < 100; index += 1)
      await trx
        .insertInto('things')
        .values({ text: 'x'.repeat(1000) })
        .execute();
  });
  await expect(fill).rejects.toThrow(new StoreUnavailable('its disk is full. Make room'));
  expect(await db.selectFrom('things').selectAll().execute()).toEqual([]);
  const problem = problemOf(await fill.catch((error: unknown) => error), () => {});
  expect(problem).toMatchObject({ status: 503, code: 'store-unavailable' });
});
