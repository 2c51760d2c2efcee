import { savedBlock, savedBlocksResponse } from '@parallax/schema';
import { expect, it } from 'vitest';
import { startTestServer } from './server.fixture.ts';

const block = { id: 'review', name: 'Review', nodes: [{ id: 'in', kind: 'block-input' }] };

it('saves blocks, replaces and deletes them', async () => {
  const { ask } = await startTestServer();
  const created = await ask('/api/blocks', { method: 'POST', json: { block } });
  expect(created.status).toBe(201);
  const { id } = savedBlock.parse(await created.json());
  const next = { block: { ...block, name: 'Grade' }, holds: [{ id: 'inner' }] };
  expect((await ask(`/api/blocks/${id}`, { method: 'PUT', json: next })).status).toBe(200);
  const { blocks } = savedBlocksResponse.parse(await (await ask('/api/blocks')).json());
  expect(blocks).toMatchObject([{ id, block: { name: 'Grade' }, holds: [{ id: 'inner', name: 'Block' }] }]);
  expect((await ask(`/api/blocks/${id}`, { method: 'DELETE' })).status).toBe(204);
  expect((await ask(`/api/blocks/${id}`, { method: 'DELETE' })).status).toBe(404);
  expect((await ask(`/api/blocks/${id}`, { method: 'PUT', json: next })).status).toBe(404);
  expect((await ask('/api/blocks', { method: 'POST', json: { block: { id: 'no good' } } })).status).toBe(400);
});

it('runs a graph with a block, and repeats it from inside', async () => {
  const { ask } = await startTestServer();
  const inside = {
    id: 'say',
    nodes: [
      { id: 'in', kind: 'block-input', config: { name: 'topic' } },
      { id: 'agent', kind: 'agent', config: { model: 'offline/reader', prompt: 'Say: {{topic}}' } },
      { id: 'out', kind: 'block-output' },
    ],
    edges: [
      { id: 'e1', source: 'in', target: 'agent', targetHandle: 'topic' },
      { id: 'e2', source: 'agent', target: 'out' },
    ],
  };
  const graph = {
    version: 1,
    blocks: [inside],
    nodes: [
      { id: 'text', kind: 'input', config: { type: 'text', value: 'Rain' } },
      { id: 'say', kind: 'block', config: { block: 'say' } },
      { id: 'out', kind: 'output' },
    ],
    edges: [
      { id: 'e1', source: 'text', target: 'say' },
      { id: 'e2', source: 'say', target: 'out' },
    ],
  };
  const started = await ask('/api/runs', { method: 'POST', json: { graph } });
  expect(started.status).toBe(201);
  const { id }: { id: string } = JSON.parse(await started.text());
  await (await ask(`/api/runs/${id}/events`)).text();
  const again = (from: string) =>
    ask('/api/runs', { method: 'POST', json: { graph, reuseFrom: id, from: [from] } });
  expect((await again('say')).status).toBe(201);
  expect((await again('say.agent')).status).toBe(201);
  expect((await again('say.nobody')).status).toBe(422);
});
