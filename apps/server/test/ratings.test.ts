import { ratingsResponse, startRunResponse } from '@parallax/schema';
import { expect, it } from 'vitest';
import { startTestServer } from './server.fixture.ts';

const graph = {
  version: 1,
  nodes: [
    { id: 'text', kind: 'input', config: { type: 'text', value: 'Rain' } },
    { id: 'out', kind: 'output' },
  ],
  edges: [{ id: 'e', source: 'text', target: 'out' }],
};

it('keeps ratings with their run: replaced, taken away, and gone when it is deleted', async () => {
  const { ask } = await startTestServer();
  const started = await ask('/api/runs', { method: 'POST', json: { graph } });
  const { id } = startRunResponse.parse(await started.json());
  const path = `/api/runs/${id}/ratings`;
  const rate = (json: unknown) => ask(path, { method: 'PUT', json });
  const kept = async () => ratingsResponse.parse(await (await ask(path)).json()).ratings;

  expect((await rate({ item: 'text', score: 2, note: '' })).status).toBe(200);
  expect((await rate({ item: 'text', score: 4, note: 'Short' })).status).toBe(200);
  expect((await rate({ item: 'out', score: null, note: 'Later' })).status).toBe(200);
  expect(await kept()).toMatchObject([
    { item: 'out', score: null, note: 'Later' },
    { item: 'text', score: 4, note: 'Short' },
  ]);
  await rate({ item: 'out', score: null, note: '' });
  expect(await kept()).toHaveLength(1);
  expect((await rate({ item: 'text', score: 6, note: '' })).status).toBe(400);

  await expect.poll(async () => (await ask(`/api/runs/${id}`, { method: 'DELETE' })).status).toBe(204);
  expect((await ask(path)).status).toBe(404);
  expect((await rate({ item: 'text', score: 4, note: '' })).status).toBe(404);
});
