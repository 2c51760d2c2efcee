import { criticalPath } from '@parallax/engine';
import type { Graph, RunState } from '@parallax/schema';
import { useMemo } from 'react';
import type { ViewState } from '../../ui/states.ts';
import { type Band, bandsOf, barsOf, type RowMode } from './bars.ts';
import { type SlotStep, slotSteps } from './slots.ts';
import type { TimeView } from './time-view.ts';
import { criticalWords } from './words.ts';

export interface Timeline {
  readonly bands: readonly Band[];
  readonly slots: readonly SlotStep[];
  readonly all: TimeView;
  readonly now: number;
  /** Ids of the tasks that decided the time. */
  readonly critical: readonly string[];
  readonly criticalSentence: string;
  readonly tasks: number;
}

/** Room after the last end, as a part of the run's time, so that it is not at the very edge. */
const ROOM = 0.015;

/** What the timeline shows of a run, of all states or one. The critical path is sought where it is wanted: of a run that goes on, of what has ended. */
export function useTimeline(
  graph: Graph,
  state: RunState,
  {
    mode,
    only,
    wantsCritical,
  }: { readonly mode: RowMode; readonly only: ViewState | null; readonly wantsCritical: boolean },
): Timeline {
  const bands = useMemo(
    () => bandsOf(graph, state, mode, (bar) => only === null || bar.state === only),
    [graph, state, mode, only],
  );
  const now = useMemo(() => state.endedAt ?? Math.max(Date.now(), lastAt(state)), [state]);
  const slots = useMemo(
    () =>
      slotSteps(
        graph.nodes.flatMap(({ id }) => barsOf(graph, state, id)),
        now,
      ),
    [graph, state, now],
  );
  const chain = useMemo(
    () =>
      wantsCritical
        ? criticalPath(graph, state).filter(({ waitedMs, tookMs }) => waitedMs + tookMs >= 1)
        : [],
    [graph, state, wantsCritical],
  );
  const from = state.startedAt ?? now;
  return {
    bands,
    slots,
    all: { from, to: Math.max(from + 1, now + (now - from) * ROOM) },
    now,
    critical: chain.map(({ task }) => task.task),
    criticalSentence: criticalWords(chain),
    tasks: Object.values(state.nodes).reduce((sum, { tasks }) => sum + tasks.length, 0),
  };
}

/** The last thing that is known: another machine's clock may be ahead of the browser's. */
function lastAt({ nodes, startedAt = 0 }: RunState): number {
  return Object.values(nodes).reduce(
    (last, node) =>
      Math.max(
        last,
        node.startedAt,
        node.endedAt ?? 0,
        ...node.tasks.slice(-1).map(({ startedAt: at = 0 }) => at),
      ),
    startedAt,
  );
}
