import type { EventBody, RunEvent } from '@parallax/schema';
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReactFlowProvider } from '@xyflow/react';
import { Profiler } from 'react';
import { afterEach, expect, test } from 'vitest';
import { api } from '../api/client.ts';
import { createSession } from '../app/session.ts';
import { SessionProvider } from '../app/session-context.ts';
import { sampleGraph } from '../graph/graph.fixture.ts';
import { fakeEventSources } from '../run/event-source.fixture.ts';
import { fakeFrames } from '../run/frames.fixture.ts';
import { Card } from './card.tsx';

afterEach(cleanup);

const path = (index: number) => [{ node: 'copies', index }];
const task = (index: number) => ({ node: 'answer', task: `answer@copies:${index}` });

function eventsOf(bodies: readonly EventBody[], after: number): RunEvent[] {
  return bodies.map((body, index) => ({ v: 1, runId: 'r1', seq: after + index + 1, at: index, ...body }));
}

const begun = eventsOf(
  [
    { type: 'node-start', node: 'answer', width: 3 },
    { type: 'task-start', ...task(0), path: path(0), attempt: 1, label: 'Copy 1' },
    { type: 'task-start', ...task(1), path: path(1), attempt: 1, label: 'Copy 2' },
    { type: 'task-delta', ...task(0), channel: 'text', offset: 0, text: 'It is forty' },
    {
      type: 'task-end',
      ...task(1),
      path: path(1),
      outcome: 'error',
      error: { code: 'rate-limit', message: 'Too many requests.', retryable: true },
      ms: 5,
      attempts: 3,
    },
  ],
  0,
);

/** The cards of two nodes in a session whose run is played by the test. */
async function setUp() {
  const frames = fakeFrames();
  const sources = fakeEventSources();
  const session = createSession({
    graph: sampleGraph(),
    api: { ...api, startRun: () => Promise.resolve({ id: 'r1', issues: [] }) },
    run: { frames: frames.clock, connect: sources.connect },
  });
  const renders: string[] = [];
  const note = (id: string) => void renders.push(id);
  render(
    <SessionProvider value={session}>
      <ReactFlowProvider>
        {['answer', 'vote'].map((id) => (
          <Profiler key={id} id={id} onRender={note}>
            <Card id={id} />
          </Profiler>
        ))}
      </ReactFlowProvider>
    </SessionProvider>,
  );
  const play = (events: readonly RunEvent[]) =>
    act(async () => {
      for (const event of events) sources.last.send(event);
      frames.frame();
    });
  const start = () => act(async () => void (await session.run.start({}, sampleGraph())));
  return { session, renders, start, play };
}

test('before a run: what the node will do, its prompt, its ports and a place for each item', async () => {
  await setUp();
  expect(screen.getByText('Runs 3 times')).toBeTruthy();
  expect(screen.getByText('{{input}}')).toBeTruthy();
  expect(screen.getByLabelText('Input input')).toBeTruthy();
  expect(screen.getByLabelText('Output output, many values')).toBeTruthy();
  expect(screen.getAllByRole('option')).toHaveLength(3);
});

test('while it runs: how far it is, the text that streams, and the state of each item', async () => {
  const { start, play } = await setUp();
  await start();
  await play(begun);
  expect(screen.getByText('0 of 3, 1 running, 1 failed')).toBeTruthy();
  expect(screen.getByText('It is forty')).toBeTruthy();
  expect(screen.getAllByRole('option').map((cell) => cell.getAttribute('aria-label'))).toEqual([
    'Copy 1: running',
    'Copy 2: failed',
    'Item 3: waiting',
  ]);
});

test('a click on an item selects it for the whole editor and shows what became of it', async () => {
  const { session, start, play } = await setUp();
  await start();
  await play(begun);
  await userEvent.click(screen.getByRole('option', { name: 'Copy 2: failed' }));
  expect(session.selection.getState()).toMatchObject({ nodes: ['answer'], taskId: 'answer@copies:1' });
  expect(screen.getByText('Too many requests.')).toBeTruthy();
});

test('text that streams in one node renders no other node', async () => {
  const { renders, start, play } = await setUp();
  await start();
  await play(begun);
  renders.length = 0;
  await play(
    eventsOf([{ type: 'task-delta', ...task(0), channel: 'text', offset: 11, text: '-two' }], begun.length),
  );
  expect(screen.getByText('It is forty-two')).toBeTruthy();
  expect(new Set(renders)).toEqual(new Set(['answer']));
});
