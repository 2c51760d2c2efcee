import {
  applyEvents,
  type EventBody,
  emptyRunState,
  type Json,
  type RunEvent,
  type RunResponse,
  type RunState,
} from '@parallax/schema';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiError } from '../api/http.ts';
import { sampleGraph } from '../graph/graph.fixture.ts';
import { fakeEventSources } from './event-source.fixture.ts';
import { fakeFrames } from './frames.fixture.ts';
import { createRunStore } from './run-store.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const noCalls = {
  calls: { min: 3, max: 3 },
  inputTokens: { min: 0, max: 0 },
  outputTokens: { min: 0, max: 0 },
  costUsd: null,
};
const path = [{ node: 'copies', index: 0 }];
const bodies: readonly EventBody[] = [
  { type: 'run-start', graph: { name: 'Sample' }, inputs: {}, estimate: noCalls },
  { type: 'node-start', node: 'answer', width: 3 },
  { type: 'task-start', node: 'answer', task: 'answer@copies:0', path, attempt: 1 },
  { type: 'task-delta', node: 'answer', task: 'answer@copies:0', channel: 'text', offset: 0, text: 'Forty' },
  { type: 'task-delta', node: 'answer', task: 'answer@copies:0', channel: 'text', offset: 5, text: '-two' },
];
const events = bodies.map(
  (body, index): RunEvent => ({ v: 1, runId: 'r1', seq: index + 1, at: index, ...body }),
);
const runEnd: RunEvent = {
  v: 1,
  runId: 'r1',
  seq: 6,
  at: 6,
  type: 'run-end',
  outcome: 'cancelled',
  outputs: {},
  totals: emptyRunState('r1').totals,
  missing: [],
  ms: 6,
};

function snapshotOf(state: RunState) {
  return { v: 1 as const, type: 'run-snapshot' as const, runId: 'r1', throughSeq: state.throughSeq, state };
}

function setUp() {
  const frames = fakeFrames();
  const sources = fakeEventSources();
  const graph = sampleGraph();
  const server = {
    status: 'running' as RunResponse['run']['status'],
    state: emptyRunState('r1'),
    gone: false,
    startRun: () => Promise.resolve({ id: 'r1', issues: [] }),
    cancelRun: () => Promise.resolve(),
    resumeRun: () => Promise.resolve(),
    getValues: (_runId: string, _tasks: readonly string[]) => Promise.resolve<Record<string, Json>>({}),
    getRun(): Promise<RunResponse> {
      if (this.gone) return Promise.reject(new ApiError('No such run.', { status: 404, code: 'not-found' }));
      const run = {
        id: 'r1',
        graphId: null,
        graphVersion: null,
        graphName: 'Sample',
        status: this.status,
        createdAt: 0,
        endedAt: null,
        totals: null,
        missing: 0,
        name: null,
        reuseFrom: null,
        rehearsal: false,
        inputs: {},
      };
      return Promise.resolve({ run, graph, state: this.state });
    },
  };
  const run = createRunStore(server, { frames: frames.clock, connect: sources.connect });
  const text = () => run.getState().state?.nodes.answer?.tasks[0]?.text;
  return { run, server, frames, sources, graph, text };
}

async function started() {
  const parts = setUp();
  await parts.run.start({ graph: parts.graph }, parts.graph);
  parts.sources.last.open();
  return parts;
}

test('streamed text reaches the state once a frame, however many events arrive', async () => {
  const { run, sources, frames, text } = await started();
  const changes = vi.fn();
  run.subscribe(changes);
  for (const event of events) sources.last.send(event);
  expect(changes).not.toHaveBeenCalled();
  frames.frame();
  expect(changes).toHaveBeenCalledTimes(1);
  expect(text()).toBe('Forty-two');
});

test('a snapshot replaces what is there, and the events that follow go on from it', async () => {
  const { sources, frames, text } = await started();
  const [first, second, third, fourth, fifth] = events;
  sources.last.send(snapshotOf(applyEvents(emptyRunState('r1'), events.slice(0, 4))));
  for (const event of [first, second, third, fourth, fifth])
    if (event !== undefined) sources.last.send(event);
  frames.frame();
  expect(text()).toBe('Forty-two');
});

test('a dropped stream is said, and forgotten when the browser is back', async () => {
  const { run, sources, frames, text } = await started();
  sources.last.drop();
  expect(run.getState().connection).toBe('lost');
  sources.last.open();
  expect(run.getState().connection).toBe('open');
  for (const event of events) sources.last.send(event);
  frames.frame();
  expect(text()).toBe('Forty-two');
  expect(sources.opened).toHaveLength(1);
});

test('a stream that the server refused is opened anew after a while', async () => {
  const { run, sources } = await started();
  sources.last.drop(true);
  await vi.advanceTimersByTimeAsync(500);
  expect(sources.opened).toHaveLength(2);
  sources.last.open();
  expect(run.getState().connection).toBe('open');
});

test('a server that was restarted has lost the run: it is shown as interrupted, with what it had done', async () => {
  const { run, server, sources } = await started();
  sources.last.drop();
  server.status = 'interrupted';
  server.state = applyEvents(emptyRunState('r1'), events.slice(0, 3));
  sources.last.open();
  await vi.advanceTimersByTimeAsync(0);
  expect(run.getState()).toMatchObject({ interrupted: true, connection: 'closed' });
  expect(run.getState().state?.throughSeq).toBe(3);
});

test('a run that the server does not know any more is not waited for', async () => {
  const { run, server, sources } = await started();
  server.gone = true;
  sources.last.drop(true);
  await vi.advanceTimersByTimeAsync(500);
  expect(run.getState()).toMatchObject({ interrupted: true, connection: 'closed' });
  expect(sources.opened).toHaveLength(1);
});

test('the stream is closed after run-end, and the end is shown without waiting for a frame', async () => {
  const { run, sources } = await started();
  for (const event of [...events, runEnd]) sources.last.send(event);
  expect(run.getState().state?.status).toBe('cancelled');
  expect(run.getState().connection).toBe('closed');
  expect(sources.last.readyState).toBe(2);
});

test('a run that was over before its stream opened does not look like a lost one', async () => {
  const { run, sources, frames } = await started();
  sources.last.send(snapshotOf(applyEvents(emptyRunState('r1'), [...events, runEnd])));
  sources.last.drop();
  frames.frame();
  expect(run.getState()).toMatchObject({ connection: 'closed', state: { status: 'cancelled' } });
});

test('a refused start keeps the run that is shown, and says why', async () => {
  const { run, server, graph } = await started();
  server.startRun = () =>
    Promise.reject(new ApiError('It has 2 problems.', { status: 422, code: 'invalid' }));
  expect(await run.start({ graph }, graph)).toBeNull();
  expect(run.getState()).toMatchObject({ runId: 'r1', error: 'It has 2 problems.', starting: false });
});

test('a connection that is silent for longer than its pings allow is replaced, after the last event that was seen', async () => {
  const { run, sources, frames, text } = await started();
  for (const event of events.slice(0, 4)) sources.last.send(event);
  await vi.advanceTimersByTimeAsync(30_000);
  sources.last.ping();
  await vi.advanceTimersByTimeAsync(30_000);
  expect(sources.opened).toHaveLength(1);
  const [abandoned] = sources.opened;
  await vi.advanceTimersByTimeAsync(15_000);
  expect(sources.opened).toHaveLength(2);
  expect(run.getState().connection).toBe('lost');
  expect(abandoned?.readyState).toBe(2);
  expect(sources.last.url).toMatch(/[?&]after=4$/);
  sources.last.open();
  for (const event of events.slice(4)) sources.last.send(event);
  frames.frame();
  expect(run.getState().connection).toBe('open');
  expect(text()).toBe('Forty-two');
});

test('a laptop that slept asks again as soon as the page is looked at', async () => {
  const { sources } = await started();
  const [first] = events;
  if (first !== undefined) sources.last.send(first);
  document.dispatchEvent(new Event('visibilitychange'));
  expect(sources.opened).toHaveLength(1);
  // Timers stand still while it sleeps; the clock does not.
  vi.setSystemTime(Date.now() + 3_600_000);
  document.dispatchEvent(new Event('visibilitychange'));
  expect(sources.opened).toHaveLength(2);
  expect(sources.last.url).toMatch(/[?&]after=1$/);
});

test('a lost stream does not wait for its turn when the network is back', async () => {
  const { sources } = await started();
  sources.last.drop();
  window.dispatchEvent(new Event('online'));
  expect(sources.opened).toHaveLength(2);
});

test('nothing is asked for any more once the run is left', async () => {
  const { run, sources } = await started();
  run.leave();
  await vi.advanceTimersByTimeAsync(120_000);
  window.dispatchEvent(new Event('online'));
  document.dispatchEvent(new Event('visibilitychange'));
  expect(sources.opened).toHaveLength(1);
});
