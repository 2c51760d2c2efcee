import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { graphSchema } from '@parallax/schema';
import { expect, it, onTestFinished } from 'vitest';
import { openSqliteStore } from './open-store.ts';
import { describeStore } from './store-suite.ts';

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
