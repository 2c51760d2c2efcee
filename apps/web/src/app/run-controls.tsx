import { ChevronDown, FlaskConical, History, Play, RotateCcw, Square, StepForward } from 'lucide-react';
import { useShallow } from 'zustand/react/shallow';
import { Elapsed } from '../canvas/elapsed.tsx';
import { useCompiled, useGraph, useSelection } from '../graph/hooks.ts';
import { nodeTitle } from '../graph/kinds.ts';
import { useIsLive, useRun, useRunStatus } from '../run/hooks.ts';
import { isChanged, repairOf } from '../run/repair.ts';
import { costHint } from '../settings/cost-words.ts';
import { Button } from '../ui/button.tsx';
import { callRange, count, counted } from '../ui/format.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import { stateWord } from '../ui/states.ts';
import { Tooltip } from '../ui/tooltip.tsx';
import { useSession } from './session-context.ts';
import { useShell } from './shell-context.ts';
import { retryFailed, runFrom } from './start-run.ts';
import styles from './top-bar.module.css';

/** What a run will need, the buttons that start, repair, rehearse or cancel it, and how it stands. */
export function RunControls({ onRun }: { onRun: () => void }) {
  const { run } = useSession();
  const live = useIsLive();
  const cancelling = useRun((view) => view.cancelling);
  const starting = useRun((view) => view.starting);
  return (
    <>
      <RunState />
      {live ? (
        <Button
          variant="danger"
          icon={Square}
          busy={cancelling || starting}
          onClick={() => void run.cancel()}
        >
          Cancel
        </Button>
      ) : (
        <>
          <Estimate />
          <RetryFailed />
          <Rehearse />
          <Tooltip content="Run the graph" keys="Mod+Enter">
            <Button variant="primary" icon={Play} onClick={onRun}>
              Run
            </Button>
          </Tooltip>
          <MoreRuns />
        </>
      )}
    </>
  );
}

/** Beside a run that has something missing. */
function RetryFailed() {
  const session = useSession();
  const failed = useRun((view) => repairOf(view).failed);
  if (failed === 0) return null;
  return (
    <Tooltip content="Asks again only for what failed or was not begun, and for what depends on it. Everything else is reused at no cost.">
      <Button icon={RotateCcw} onClick={() => void retryFailed(session)}>
        {`Retry failed (${count(failed)})`}
      </Button>
    </Tooltip>
  );
}

function Rehearse() {
  const { show } = useShell();
  const empty = useCompiled((compiled) => compiled.issues.some((issue) => issue.code === 'empty-graph'));
  if (empty) return null;
  return (
    <Tooltip content="Runs the graph on simulated models: no key, no cost. Shows time, speed-up and what it would cost.">
      <Button icon={FlaskConical} onClick={() => show('rehearse')}>
        Rehearse
      </Button>
    </Tooltip>
  );
}

/** The other ways to run: with what the shown run has given. */
function MoreRuns() {
  const session = useSession();
  const { show } = useShell();
  const { canReuse, failed } = useRun(useShallow(repairOf));
  const ran = useRun((view) => view.graph);
  const changed = useGraph((graph) => isChanged(ran, graph));
  const { nodeId } = useSelection();
  const selected = useGraph((graph) => graph.nodes.find((node) => node.id === nodeId));
  return (
    <Menu align="end" trigger={<IconButton icon={ChevronDown} label="More ways to run" />}>
      <MenuItem icon={RotateCcw} disabled={failed === 0} onSelect={() => void retryFailed(session)}>
        {failed === 0 ? 'Retry failed (nothing failed)' : `Retry failed (${count(failed)})`}
      </MenuItem>
      <MenuItem icon={RotateCcw} disabled={!canReuse || !changed} onSelect={() => void retryFailed(session)}>
        {changed || !canReuse ? 'Re-run changed' : 'Re-run changed (nothing has changed)'}
      </MenuItem>
      <MenuItem
        icon={StepForward}
        disabled={!canReuse || selected === undefined}
        onSelect={() => (selected === undefined ? undefined : void runFrom(session, selected.id))}
      >
        {selected === undefined ? 'Run from here (select a node)' : `Run from "${nodeTitle(selected)}"`}
      </MenuItem>
      <MenuItem icon={History} onSelect={() => show('history')}>
        Earlier runs
      </MenuItem>
    </Menu>
  );
}

function RunState() {
  const status = useRunStatus();
  const interrupted = useRun((view) => view.interrupted);
  const startedAt = useRun((view) => view.state?.startedAt);
  const endedAt = useRun((view) => view.state?.endedAt);
  const live = useIsLive();
  const calls = useRun((view) => view.state?.totals.calls ?? 0);
  const expected = useRun((view) => view.state?.estimate?.calls);
  const reuses = useRun((view) => view.state?.reuseFrom !== undefined);
  if (status === null) return null;
  return (
    <span className={styles.status} role="status" aria-label="Run">
      <StateBadge state={status} text={interrupted ? 'Interrupted' : stateWord[status]} />
      {startedAt === undefined || interrupted ? null : <Elapsed from={startedAt} to={endedAt} />}
      {live && !reuses && expected !== undefined && expected.max === expected.min && expected.min > 0 ? (
        <span>
          {count(calls)} of {counted(expected.min, 'call')}
        </span>
      ) : null}
    </span>
  );
}

function Estimate() {
  const estimate = useCompiled((compiled) => compiled.plan?.estimate);
  const broken = useCompiled(
    (compiled) => compiled.issues.filter((issue) => issue.severity === 'error').length,
  );
  const hasRun = useRunStatus() !== null;
  const empty = useCompiled((compiled) => compiled.issues.some((issue) => issue.code === 'empty-graph'));
  if (empty) return null;
  if (estimate === undefined) return <span className={styles.estimate}>{counted(broken, 'problem')}</span>;
  const cost = costHint(estimate.costUsd);
  const text = cost === '' ? callRange(estimate.calls) : `${callRange(estimate.calls)} · ${cost}`;
  // Beside the result of a run, the figure would be taken for a part of it.
  return <span className={styles.estimate}>{hasRun ? `Next run: ${text}` : text}</span>;
}
