import type { NodeState } from '@parallax/schema';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { errorMessage } from '../api/http.ts';
import { useSession } from '../app/session-context.ts';
import type { ViewState } from '../ui/states.ts';
import { createBlockRun } from './block-run.ts';
import type { RunView } from './run-store.ts';
import { isLive, runViewState } from './task-view.ts';

/** A part of the shown run; renders again when `select` gives something else. */
export function useRun<T>(select: (view: RunView) => T): T {
  return useStore(useSession().run, select);
}

/**
 * A node's part of the run; the same object until an event touches this node. Undefined before the run reaches it. That of a block is
 * what the nodes inside of it do together.
 */
export function useNodeRun(nodeId: string): NodeState | undefined {
  const blockRun = useMemo(createBlockRun, []);
  return useRun((view) => view.state?.nodes[nodeId] ?? blockRun(view, nodeId));
}

/** The state of the shown run; null where no run is shown. */
export function useRunStatus(): ViewState | null {
  return useRun(runViewState);
}

/** Whether a run is shown and goes on. */
export function useIsLive(): boolean {
  return useRun(isLive);
}

/** Fetches the whole outputs of tasks of which the state has only the beginning. `error` says why they could not be had. */
export function useWholeValues(tasks: readonly string[]): { error: string | null; retry: () => void } {
  const { run } = useSession();
  const [error, setError] = useState<string | null>(null);
  const wanted = tasks.join(' ');
  const load = useCallback(() => {
    setError(null);
    if (wanted === '') return;
    run.loadValues(wanted.split(' ')).catch((thrown: unknown) => setError(errorMessage(thrown)));
  }, [run, wanted]);
  useEffect(load, [load]);
  return { error, retry: load };
}
