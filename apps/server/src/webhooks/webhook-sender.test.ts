import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { guardedFetch } from '@parallax/models';
import { graphSchema, noTotals, type WebhookPayload, webhookPayload } from '@parallax/schema';
import { FakeClock } from '@parallax/testkit/fake-clock';
import { Webhook } from 'standardwebhooks';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createSecretBox } from '../providers/secret-box.ts';
import { openSqliteStore } from '../store/open-store.ts';
import { WebhookSender } from './webhook-sender.ts';
import { Webhooks } from './webhooks.ts';

interface Received {
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** A receiver that answers with these statuses one after another, then 200; `null` never answers. */
async function receiver(statuses: (number | null)[]) {
  const received: Received[] = [];
  const server = createServer(async (incoming, outgoing) => {
    let body = '';
    for await (const chunk of incoming.setEncoding('utf8')) body += chunk;
    const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
    received.push({ headers: Object.fromEntries(headers), body });
    const status = statuses.length === 0 ? 200 : statuses.shift();
    if (typeof status !== 'number') return;
    outgoing.writeHead(status, { Location: 'http://127.0.0.1:9/' }).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/told`, received };
}

async function open() {
  const store = await openSqliteStore(':memory:');
  const clock = new FakeClock(Date.parse('2026-01-01T00:00:00Z'));
  const now = () => clock.now();
  const box = createSecretBox(randomBytes(32));
  const log = vi.fn();
  const newSender = () =>
    new WebhookSender({
      store: store.webhooks,
      box,
      clock,
      fetch: guardedFetch(),
      run: async (id) => (await store.runs.get(id))?.run ?? null,
      log,
    });
  onTestFinished(async () => {
    await store.close();
    expect(log).not.toHaveBeenCalled();
  });
  const graph = graphSchema.parse({ version: 1 });
  return {
    clock,
    newSender,
    webhooks: new Webhooks({ store, box, now }),
    store,
    async endRun(id: string, graphId: string | null = null) {
      const run = { id, graphId, graphVersion: null, graph, createdAt: now(), inputs: {}, launch: {} };
      await store.runs.create(run);
      await store.runs.append(
        [],
        [{ runId: id, status: 'ok', endedAt: now(), totals: noTotals, missing: 0 }],
      );
    },
  };
}

it('tells of a run that ended, with a signature that verifies', async () => {
  const { webhooks, newSender, endRun, store } = await open();
  const { url, received } = await receiver([]);
  const { secret } = await webhooks.create({ url });
  await endRun('r1');
  newSender().wake();
  await vi.waitFor(async () => expect((await webhooks.list())[0]?.last?.status).toBe('delivered'));
  const [{ headers, body } = { headers: {}, body: '' }] = received;
  // The library refuses times that are far from the machine's own.
  vi.setSystemTime(Date.parse('2026-01-01T00:00:00Z'));
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const payload: WebhookPayload = webhookPayload.parse(new Webhook(secret).verify(body, headers));
  expect(payload).toMatchObject({ type: 'run.ended', data: { run: { id: 'r1', status: 'ok' } } });
  expect(() => new Webhook(secret).verify(body.replace('r1', 'r2'), headers)).toThrow();
  expect(await store.webhooks.nextDue()).toBeNull();
});

it('tries again with growing pauses and the same id, also after a restart, and gives up in the end', async () => {
  const { webhooks, newSender, endRun, clock, store } = await open();
  const { url, received } = await receiver([500, 302, ...Array<number>(20).fill(503)]);
  await webhooks.create({ url });
  await endRun('r1');
  const sender = newSender();
  sender.wake();
  const pauses: number[] = [];
  for (let count = 1; count <= 8; count += 1) {
    await vi.waitFor(() => expect(received).toHaveLength(count));
    if (count === 8) break;
    const due = await vi.waitFor(async () => {
      const next = (await store.webhooks.nextDue()) ?? 0;
      expect(next).toBeGreaterThan(clock.now());
      expect(clock.pending).toBe(1);
      return next;
    });
    pauses.push((due - clock.now()) / 1000);
    if (count === 3) {
      // What comes back later goes on where the first one was.
      await sender.stop();
      newSender().wake();
      await vi.waitFor(() => expect(clock.pending).toBe(1));
    }
    await clock.advance(due - clock.now() - 1);
    expect(received).toHaveLength(count);
    await clock.advance(1);
  }
  expect(pauses).toEqual([5, 300, 1_800, 7_200, 18_000, 36_000, 50_400]);
  await vi.waitFor(async () => expect(await store.webhooks.nextDue()).toBeNull());
  expect((await webhooks.list())[0]?.last).toMatchObject({ status: 'failed', detail: 'It answered 503.' });
  expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
});

it('does not wait for a receiver that does not answer', async () => {
  const { webhooks, newSender, endRun, clock } = await open();
  const { url, received } = await receiver([null]);
  await webhooks.create({ url });
  await endRun('r1');
  newSender().wake();
  await vi.waitFor(() => expect(received).toHaveLength(1));
  await clock.advance(15_000);
  await vi.waitFor(async () =>
    expect((await webhooks.list())[0]?.last?.detail).toBe('It did not answer within 15 s.'),
  );
});

it('tells a webhook of a graph only of that graph, and nothing to one that was ended', async () => {
  const { webhooks, newSender, endRun, store } = await open();
  const { url, received } = await receiver([]);
  await store.graphs.create('g', graphSchema.parse({ version: 1 }), 1);
  await webhooks.create({ url, graphId: 'g' });
  const { webhook } = await webhooks.create({ url });
  await endRun('of-nothing');
  await webhooks.delete(webhook.id);
  await endRun('of-g', 'g');
  newSender().wake();
  await vi.waitFor(async () => expect((await webhooks.list())[0]?.last?.status).toBe('delivered'));
  expect(received.map(({ body }) => webhookPayload.parse(JSON.parse(body)).data.run.id)).toEqual(['of-g']);
});

it('refuses addresses that must not be called', async () => {
  const { webhooks } = await open();
  for (const url of [
    'ftp://a.example',
    'http://169.254.169.254/x',
    'http://user:pw@a.example/',
    'nothing',
    'http://169.254.1.1/?q=1',
  ])
    await expect(webhooks.create({ url })).rejects.toMatchObject({ status: 422 });
  await expect(webhooks.create({ url: 'https://a.example/hook?team=1' })).resolves.toBeDefined();
});
