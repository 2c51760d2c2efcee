import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { Provider } from '@parallax/models';
import { runResponse, runValuesResponse, startRunResponse } from '@parallax/schema';
import { expect, it } from 'vitest';
import { startTestServer } from './server.fixture.ts';

const ITEMS = 600;
const SIZE = 3000;

/** A provider whose model says something long about each item. */
const lengthy: Provider = {
  id: 'lengthy',
  title: 'Lengthy',
  description: 'Says much.',
  origin: 'offline',
  listModels: async () => [],
  route: () => ({ pool: 'lengthy' }),
  async call(_name, { prompt }) {
    await setImmediate();
    const text = `On ${prompt}: `.padEnd(SIZE, 'words ');
    return { text, finish: 'stop', usage: { calls: 1, inputTokens: 1, outputTokens: SIZE / 4 } };
  },
};

it('opens a long run from one row, and its values when somebody looks', { timeout: 30_000 }, async () => {
  const server = await startTestServer({ providers: [lengthy] });
  const value = Array.from({ length: ITEMS }, (_, index) => `item ${index}`);
  const graph = {
    version: 1,
    nodes: [
      { id: 'list', kind: 'input', config: { type: 'list', value } },
      { id: 'ask', kind: 'agent', config: { model: 'lengthy/it' } },
      { id: 'out', kind: 'output', config: {} },
    ],
    edges: [
      { id: 'e1', source: 'list', target: 'ask' },
      { id: 'e2', source: 'ask', target: 'out' },
    ],
  };
  const started = await server.ask('/api/runs', { method: 'POST', json: { graph } });
  const { id } = startRunResponse.parse(await started.json());
  await (await server.ask(`/api/runs/${id}/events?state=light`)).text();
  const open = async () => (await server.ask(`/api/runs/${id}?state=light`)).text();

  const text = await open();
  const { state } = runResponse.parse(JSON.parse(text));
  expect(state.nodes.ask?.tasks).toHaveLength(ITEMS);
  expect(state.nodes.ask?.tasks[5]).toMatchObject({ clipped: { size: SIZE } });
  expect(text.length).toBeLessThan((ITEMS * SIZE) / 2);
  const values = await server.ask(
    `/api/runs/${id}/values?task=ask@list:5&task=ask@list:599&task=ask@list:600`,
  );
  const found = runValuesResponse.parse(await values.json()).values;
  expect(Object.keys(found).toSorted()).toEqual(['ask@list:5', 'ask@list:599']);
  expect(String(found['ask@list:5'])).toHaveLength(SIZE);
  const csv = await (await server.ask(`/api/runs/${id}/export?format=csv`)).text();
  expect(csv.split('\r\n')).toHaveLength(ITEMS + 2);
  expect(csv.length).toBeGreaterThan(ITEMS * SIZE);

  // Not one of its events is needed for that.
  const db = new DatabaseSync(join(server.folder, 'parallax.db'));
  db.exec("DELETE FROM events WHERE type != 'run-end'");
  db.close();
  expect(await open()).toBe(text);
});
