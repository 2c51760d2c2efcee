import {
  ChevronDown,
  FlaskConical,
  History,
  ListRestart,
  Play,
  RotateCcw,
  Square,
  StepForward,
} from 'lucide-react';
import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { Elapsed } from '../canvas/elapsed.tsx';
import { useCompiled, useDocumentGraph, useNode, useSelection } from '../graph/hooks.ts';
import { nodeTitle } from '../graph/kinds.ts';
import { openBlocks } from '../graph/open-blocks.ts';
import { useIsLive, useRun, useRunStatus } from '../run/hooks.ts';
import { measuredEstimate } from '../run/measured-estimate.ts';
import { repairOf } from '../run/repair.ts';
import { useReuse } from '../run/use-reuse.ts';
import { Button } from '../ui/button.tsx';
import { count, counted } from '../ui/format.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu, MenuItem, MenuSeparator } from '../ui/menu.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import { stateWord } from '../ui/states.ts';
import { Tooltip } from '../ui/tooltip.tsx';
import { estimateWords } from './estimate-words.ts';
import { useSession } from './session-context.ts';
import { useShell } from './shell-context.ts';
import { rerunChanged, retryFailed, runFrom } from './start-run.ts';
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
          data-tour="run"
          onClick={() => void run.cancel()}
        >
          Cancel
        </Button>
      ) : (
        <>
          <Estimate />
          <Repair />
          <Rehearse />
          <Tooltip content="Run the graph" keys="Mod+Enter">
            <Button variant="primary" icon={Play} data-tour="run" onClick={onRun}>
              Run
            </Button>
          </Tooltip>
          <MoreRuns />
        </>
      )}
    </>
  );
}

/** Beside a run that has something missing, or was cut off. */
function Repair() {
  const session = useSession();
  const { failed, isCut, canReuse } = useRun(useShallow(repairOf));
  const interrupted = useRun((view) => view.interrupted);
  if (interrupted) {
    return (
      <Tooltip content="The run goes on where it was cut off. What was finished is not asked again.">
        <Button icon={StepForward} onClick={() => void session.run.goOn()}>
          Go on
        </Button>
      </Tooltip>
    );
  }
  if (failed > 0) {
    return (
      <Tooltip content="Asks again only for what failed or was not begun, and for what depends on it, of the graph as it was run. Everything else is reused at no cost.">
        <Button icon={RotateCcw} onClick={() => void retryFailed(session)}>
          {`Retry failed (${count(failed)})`}
        </Button>
      </Tooltip>
    );
  }
  if (!isCut || !canReuse) return null;
  return (
    <Tooltip content="Does what the cancelled run did not come to, of the graph as it was run. What was finished is reused at no cost.">
      <Button icon={StepForward} onClick={() => void retryFailed(session)}>
        Do the rest
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
        <span className={styles.foldable}>Rehearse</span>
      </Button>
    </Tooltip>
  );
}

/** The other ways to run: with what the shown run has given. */
function MoreRuns() {
  return (
    <Menu align="end" trigger={<IconButton icon={ChevronDown} label="More ways to run" />}>
      <MoreRunItems />
    </Menu>
  );
}

/** A part of its own, so that what would be reused is worked out only for who looks. */
function MoreRunItems() {
  const session = useSession();
  const { show } = useShell();
  const repair = useRun(useShallow(repairOf));
  const { nodeId } = useSelection();
  const selected = useNode(nodeId ?? '');
  const changed = useReuse();
  const fromHere = useReuse(selected === undefined ? [] : [selected.id]);
  return (
    <>
      <MenuItem icon={RotateCcw} disabled={repair.failed === 0} onSelect={() => void retryFailed(session)}>
        {repair.failed === 0 ? 'Retry failed (nothing failed)' : `Retry failed (${count(repair.failed)})`}
      </MenuItem>
      <MenuItem
        icon={ListRestart}
        disabled={changed?.plan.isChanged !== true}
        hint={changed?.plan.isChanged === true ? changed.words : []}
        onSelect={() => void rerunChanged(session)}
      >
        {changed?.plan.isChanged === false ? 'Re-run changed (nothing has changed)' : 'Re-run changed'}
      </MenuItem>
      <MenuItem
        icon={StepForward}
        disabled={fromHere === null || selected === undefined}
        hint={fromHere === null || selected === undefined ? [] : fromHere.words}
        onSelect={() => (selected === undefined ? undefined : void runFrom(session, selected.id))}
      >
        {selected === undefined ? 'Run from here (select a node)' : `Run from “${nodeTitle(selected)}”`}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={FlaskConical} onSelect={() => show('rehearse')}>
        Rehearse
      </MenuItem>
      <MenuItem icon={History} onSelect={() => show('history')}>
        Earlier runs
      </MenuItem>
    </>
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
  const rehearsal = useRun((view) => view.state?.rehearsal !== undefined);
  if (status === null) return null;
  const word = interrupted ? 'Interrupted' : stateWord[status];
  return (
    <span className={styles.status} role="status" aria-label="Run">
      <StateBadge state={status} text={rehearsal ? `Rehearsal: ${word.toLowerCase()}` : word} />
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
  const plan = useCompiled((compiled) => compiled.plan);
  const document = useDocumentGraph((each) => each);
  const ended = useRun(({ state }) => (state?.endedAt === undefined ? null : state));
  const measured = useMemo(
    () => (plan === null ? null : measuredEstimate(openBlocks(document), plan, ended)),
    [plan, document, ended],
  );
  const broken = useCompiled(
    (compiled) => compiled.issues.filter((issue) => issue.severity === 'error').length,
  );
  const hasRun = useRunStatus() !== null;
  const empty = useCompiled((compiled) => compiled.issues.some((issue) => issue.code === 'empty-graph'));
  if (empty) return null;
  if (plan === null) return <span className={styles.estimate}>{counted(broken, 'problem')}</span>;
  const text = estimateWords(plan.estimate, measured);
  // Beside the result of a run, the figure would be taken for a part of it.
  const shown = <span className={styles.estimate}>{hasRun ? `Next run: ${text}` : text}</span>;
  if (measured === null) return shown;
  return (
    <Tooltip content="Calls as the graph has them; time and cost as the shown run took for each, with the calls at the same time that the graph allows.">
      {shown}
    </Tooltip>
  );
}
