import { setImmediate } from 'node:timers/promises';
import { systemClock } from '@parallax/engine';
import {
  applyEvents,
  emptyRunState,
  graphSchema,
  type RunEvent,
  type RunState,
  runEventSchema,
  runSnapshotSchema,
} from '@parallax/schema';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { openSqliteStore } from '../store/open-store.ts';
import { eventsOf, type Step } from './events.fixture.ts';
import { followRun } from './follow-run.ts';
import { FrameQueue } from './frame-queue.ts';
import { RunRegistry } from './run-registry.ts';

const graph = graphSchema.parse({ version: 1, name: 'Test' });

async function openRun(id: string) {
  const store = await openSqliteStore(':memory:');
  const registry = new RunRegistry({ runs: store.runs, clock: systemClock, log() {} });
  let emit: (event: RunEvent) => void = () => {};
  await registry.start(
    { id, graphId: null, graphVersion: null, graph, createdAt: 0, inputs: {}, launch: {} },
    (live) => {
      emit = (event) => live.receive(event);
      return { cancel() {}, done: new Promise(() => {}) };
    },
  );
  return { store, registry, emit: (event: RunEvent) => emit(event) };
}

const fold = (events: readonly RunEvent[]) => applyEvents(emptyRunState('r'), events);

/** A client that folds what it gets, and may stop in the middle of a chunk. */
class Client {
  state: RunState = emptyRunState('r');
  /** Everything that came, in order, over all connections. */
  readonly seqs: number[] = [];
  snapshots = 0;

  /** Reads until the stream ends, or until `frames` frames came. Returns whether it ended. */
  async read(stream: AsyncGenerator<string | Uint8Array>, frames: number): Promise<void> {
    let left = frames;
    for await (const chunk of stream) {
      const text = typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk);
      for (const frame of text.split('\n\n').filter((part) => part !== '')) {
        if (left === 0) return;
        left -= 1;
        this.take(frame);
      }
      if (left === 0) return;
    }
  }

  get lastSeq(): number | null {
    return this.seqs.at(-1) ?? null;
  }

  private take(frame: string): void {
    const [id, type, data] = frame.split('\n').map((line) => line.slice(line.indexOf(': ') + 2));
    const body: unknown = JSON.parse(data ?? '');
    this.seqs.push(Number(id));
    if (type === 'run-snapshot') {
      this.state = runSnapshotSchema.parse(body).state;
      this.snapshots += 1;
    } else this.state = applyEvents(this.state, [runEventSchema.parse(body)]);
  }
}

const step: fc.Arbitrary<Step> = fc.record({
  task: fc.nat(5),
  act: fc.oneof(
    { weight: 6, arbitrary: fc.constant('text' as const) },
    fc.constantFrom('thought' as const, 'retry' as const, 'end' as const),
  ),
});

it('gives a client that is cut off again and again exactly the state of the whole run', async () => {
  const script = fc.record({
    steps: fc.array(step, { maxLength: 80 }),
    bursts: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1 }),
    cuts: fc.array(fc.nat(15), { maxLength: 12 }),
  });
  await fc.assert(
    fc.asyncProperty(script, async ({ steps, bursts, cuts }) => {
      const { store, registry, emit } = await openRun('r');
      const events = eventsOf('r', 6, steps);
      const client = new Client();

      const emitAll = async () => {
        for (let at = 0, burst = 0; at < events.length; burst += 1) {
          const size = bursts[burst % bursts.length] ?? 1;
          for (const event of events.slice(at, at + size)) emit(event);
          at += size;
          await setImmediate();
        }
      };
      const watch = async () => {
        for (const frames of [...cuts, Number.POSITIVE_INFINITY]) {
          const through = registry.live('r')?.lastSeq ?? events.length;
          const queue = new FrameQueue(() => {});
          await client.read(followRun(registry, store.runs, 'r', client.lastSeq, queue), frames);
          const seen = client.lastSeq ?? 0;
          // Once caught up, live texts included, nothing tells this client from one that saw every event.
          if (seen > 0 && seen >= through) expect(client.state).toEqual(fold(events.slice(0, seen)));
          await setImmediate();
        }
      };
      await Promise.all([emitAll(), watch()]);
      await registry.flush();

      expect(client.state).toEqual(fold(events));
      // Nothing came twice and nothing went back, over all connections.
      expect(client.seqs).toEqual([...new Set(client.seqs)].sort((a, b) => a - b));
      expect(await registry.state('r')).toEqual(client.state);
      await store.close();
    }),
    { numRuns: 60 },
  );
});

it('sends a snapshot first, with what is streaming at that moment', async () => {
  const { store, registry, emit } = await openRun('r');
  onTestFinished(() => store.close());
  const events = eventsOf('r', 1, [
    { task: 0, act: 'text' },
    { task: 0, act: 'text' },
  ]);
  for (const event of events.slice(0, 4)) emit(event);
  const client = new Client();
  await client.read(followRun(registry, store.runs, 'r', null, new FrameQueue(() => {})), 1);
  expect(client.snapshots).toBe(1);
  expect(client.state.nodes.ask?.tasks[0]?.text).toBe('text 3 ');
  expect(client.lastSeq).toBe(4);
});

it('starts a client afresh that is ahead of the store, as after a crash', async () => {
  const { store, registry } = await openRun('r');
  onTestFinished(() => store.close());
  const events = eventsOf('r', 1, []).slice(0, 2);
  await store.runs.append(
    events.map((event) => ({
      runId: 'r',
      seq: event.seq,
      type: event.type,
      task: null,
      json: JSON.stringify(event),
    })),
    [],
  );
  const restarted = new RunRegistry({ runs: store.runs, clock: systemClock, log: () => {} });
  const client = new Client();
  await client.read(
    followRun(restarted, store.runs, 'r', 99, new FrameQueue(() => {})),
    Number.POSITIVE_INFINITY,
  );
  expect([client.snapshots, client.lastSeq]).toEqual([1, 2]);
  expect((await restarted.list({ limit: 1 }))[0]?.status).toBe('interrupted');
  expect((await registry.list({ limit: 1 }))[0]?.status).toBe('running');
});

it('lets a viewer go that does not read, and the viewer resumes', async () => {
  const { store, registry, emit } = await openRun('r');
  onTestFinished(() => store.close());
  const events = eventsOf(
    'r',
    6,
    Array.from({ length: 60 }, (_, index) => ({ task: index % 6, act: 'text' as const })),
  );
  let overflows = 0;
  const queue = new FrameQueue(() => (overflows += 1), 1000);
  const slow = followRun(registry, store.runs, 'r', null, queue);
  const client = new Client();
  await slow.next();
  for (const event of events) {
    emit(event);
    await setImmediate();
  }
  await registry.flush();
  expect(overflows).toBe(1);
  expect((await slow.next()).done).toBe(true);
  await client.read(
    followRun(registry, store.runs, 'r', client.lastSeq ?? 0, new FrameQueue(() => {})),
    Number.POSITIVE_INFINITY,
  );
  expect(client.state).toEqual(fold(events));
});
