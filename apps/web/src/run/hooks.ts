import type { NodeState } from '@parallax/schema';
import { useStore } from 'zustand';
import { useSession } from '../app/session-context.ts';
import type { ViewState } from '../ui/states.ts';
import type { RunView } from './run-store.ts';
import { isLive, runViewState } from './task-view.ts';

/** A part of the shown run; renders again when `select` gives something else. */
export function useRun<T>(select: (view: RunView) => T): T {
  return useStore(useSession().run, select);
}

/** A node's part of the run; the same object until an event touches this node. Undefined before the run reaches it. */
export function useNodeRun(nodeId: string): NodeState | undefined {
  return useRun((view) => view.state?.nodes[nodeId]);
}

/** The state of the shown run; null where no run is shown. */
export function useRunStatus(): ViewState | null {
  return useRun(runViewState);
}

/** Whether a run is shown and goes on. */
export function useIsLive(): boolean {
  return useRun(isLive);
}
