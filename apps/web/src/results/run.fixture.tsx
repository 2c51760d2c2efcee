import {
  applyEvents,
  type EventBody,
  emptyRunState,
  type Graph,
  type GraphInput,
  graphSchema,
  type Json,
  type RunState,
  type RunSummary,
} from '@parallax/schema';
import type { ReactNode } from 'react';
import { api } from '../api/client.ts';
import { createSession, type Session } from '../app/session.ts';
import { SessionProvider } from '../app/session-context.ts';
import { type Shell, ShellProvider } from '../app/shell-context.ts';
import { TooltipProvider } from '../ui/tooltip.tsx';

/** The state after some events, one a millisecond from 1,000 on. */
export function stateAfter(bodies: readonly EventBody[]): RunState {
  return applyEvents(
    emptyRunState('r1'),
    bodies.map((body, index) => ({ ...body, v: 1, runId: 'r1', seq: index + 1, at: 1_000 + index })),
  );
}

/** The beginning of every run. */
export const runStart: EventBody = {
  type: 'run-start',
  graph: { name: 'Views' },
  inputs: {},
  estimate: {
    calls: { min: 3, max: 3 },
    inputTokens: { min: 0, max: 0 },
    outputTokens: { min: 0, max: 0 },
    costUsd: null,
  },
};

/** A plan that three perspectives review, each by a call of its own; the reviews are the output. */
export const viewsGraph: Graph = graphOf({
  version: 1,
  name: 'Views',
  nodes: [
    { id: 'plan', kind: 'input', label: 'Plan', config: { type: 'text', value: 'We will.' } },
    {
      id: 'views',
      kind: 'fan-out',
      label: 'Views',
      config: {
        by: 'perspectives',
        perspectives: [{ name: 'Skeptic' }, { name: 'Optimist · really' }, { name: 'Realist' }],
      },
    },
    { id: 'review', kind: 'agent', label: 'Review', config: { prompt: '{{input}}' } },
    { id: 'out', kind: 'output', label: 'Reviews', config: {} },
  ],
  edges: [
    { id: 'e1', source: 'plan', target: 'views' },
    { id: 'e2', source: 'views', target: 'review' },
    { id: 'e3', source: 'review', target: 'out' },
  ],
});

/** The three views opened. */
export const viewsOpened: readonly EventBody[] = [
  runStart,
  {
    type: 'task-end',
    node: 'views',
    task: 'views',
    path: [],
    outcome: 'ok',
    ms: 0,
    attempts: 1,
    output: [
      { label: 'Skeptic', value: 1 },
      { label: 'Optimist · really', value: 2 },
      { label: 'Realist', value: 3 },
    ],
  },
  { type: 'node-start', node: 'review', width: 3 },
];

/** A review that has begun. */
export function reviewStart(index: number): EventBody {
  const path = [{ node: 'views', index }];
  return {
    type: 'task-start',
    node: 'review',
    task: `review@views:${index}`,
    path,
    attempt: 1,
    model: 'offline/reader',
  };
}

/** A review that has ended well with this result. */
export function reviewEnd(index: number, output: Json): EventBody {
  const path = [{ node: 'views', index }];
  const usage = { calls: 1, inputTokens: 10, outputTokens: 5 };
  return {
    type: 'task-end',
    node: 'review',
    task: `review@views:${index}`,
    path,
    outcome: 'ok',
    output,
    ms: 40,
    attempts: 1,
    usage,
  };
}

function graphOf(graph: GraphInput): Graph {
  return graphSchema.parse(graph);
}

/** An event stream that a test feeds, and frames that a test lets pass. */
export interface LiveRun {
  readonly session: Session;
  /** Sends events, numbered after what was sent before, and lets a frame pass. */
  send(...bodies: readonly EventBody[]): void;
}

/** A session that follows a run which stands at `state`. */
export async function followedRun(
  graph: Graph,
  state: RunState,
  status: RunSummary['status'] = state.status,
): Promise<LiveRun> {
  const source = new EventTarget();
  let frame: (() => void) | null = null;
  const session = createSession({
    api: {
      ...api,
      getRun: () =>
        Promise.resolve({
          graph,
          state,
          run: {
            id: 'r1',
            graphId: null,
            graphVersion: null,
            graphName: graph.name,
            status,
            createdAt: 0,
            endedAt: null,
            totals: null,
            missing: 0,
            name: null,
            reuseFrom: null,
            rehearsal: false,
            inputs: {},
          },
        }),
    },
    run: {
      connect: () => ({
        readyState: 1,
        addEventListener: (type, listener) => source.addEventListener(type, listener),
        close: () => undefined,
      }),
      frames: {
        requestFrame(then) {
          frame = then;
          return 1;
        },
        cancelFrame: () => undefined,
        setTimer: () => 1,
        clearTimer: () => undefined,
      },
    },
  });
  await session.run.open('r1');
  let seq = state.throughSeq;
  return {
    session,
    send(...bodies) {
      for (const body of bodies) {
        seq += 1;
        const data = JSON.stringify({ ...body, v: 1, runId: 'r1', seq, at: 1_000 + seq });
        source.dispatchEvent(new MessageEvent(body.type, { data }));
      }
      frame?.();
    },
  };
}

const shell: Shell = {
  show: () => undefined,
  dock: 'open',
  setDock: () => undefined,
  jumpTo: () => undefined,
  leaveDocument: (then) => then(),
};

/** What components of the results need around them. */
export function Around({ session, children }: { session: Session; children: ReactNode }) {
  return (
    <SessionProvider value={session}>
      <TooltipProvider>
        <ShellProvider value={shell}>{children}</ShellProvider>
      </TooltipProvider>
    </SessionProvider>
  );
}
