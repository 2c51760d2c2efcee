import { useRun } from '../run/hooks.ts';
import type { RunView } from '../run/run-store.ts';
import { isLive, nodeViewState } from '../run/task-view.ts';
import { StateIcon } from '../ui/state-badge.tsx';
import { stateWord, type ViewState } from '../ui/states.ts';

/** What matters most of several nodes comes first. */
const order: readonly ViewState[] = [
  'failed',
  'timed-out',
  'retrying',
  'running',
  'partial',
  'cancelled',
  'queued',
  'waiting',
  'skipped',
  'ok',
  'reused',
];

/** The state of a folded group in the run: that of the node of which one should hear first. */
export function GroupState({ members }: { members: readonly string[] }) {
  const state = useRun((view) => stateOf(view, members));
  return state === undefined ? null : <StateIcon state={state} label={stateWord[state]} />;
}

function stateOf(view: RunView, members: readonly string[]): ViewState | undefined {
  if (view.state === null) return undefined;
  const over = !isLive(view);
  const states = new Set(members.map((id) => nodeViewState(view.state?.nodes[id], over)));
  return order.find((state) => states.has(state));
}
