import type { Graph, RunState } from '@parallax/schema';
import { CircleCheck, Crosshair, Hourglass, RotateCcw } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useSession } from '../../app/session-context.ts';
import { useShell } from '../../app/shell-context.ts';
import { retryFailed } from '../../app/start-run.ts';
import { useIsShared } from '../../canvas/read-only.ts';
import { useRun } from '../../run/hooks.ts';
import { repairOf } from '../../run/repair.ts';
import { taskViewState } from '../../run/task-view.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { count, counted, duration } from '../../ui/format.ts';
import { StateIcon } from '../../ui/state-badge.tsx';
import { stateWord } from '../../ui/states.ts';
import { useShowResults } from '../results-tab.ts';
import { type Labels, labelsOf } from '../run-data/labels.ts';
import { groupMissing, type MissingGroup, type MissingTask, missingTasks } from '../run-data/missing.ts';
import styles from './missing.module.css';

const PAGE = 20;

/** Every task whose result the run has to do without, with the reason; the same reason is told once. */
export function MissingTab({ graph, state }: { graph: Graph; state: RunState }) {
  const labels = useMemo(() => labelsOf(graph, state.nodes), [graph, state.nodes]);
  const showResults = useShowResults();
  const groups = useMemo(() => groupMissing(missingTasks(state)), [state]);
  if (groups.length === 0) {
    return state.endedAt === undefined ? (
      <EmptyState icon={Hourglass} title="Nothing is missing so far">
        A task that fails for good appears here with the reason. Its siblings go on.
      </EmptyState>
    ) : (
      <EmptyState
        icon={CircleCheck}
        title="Nothing is missing"
        action={<Button onClick={() => showResults('answers')}>Read the answers</Button>}
      >
        Every task that the answers depend on gave its result.
      </EmptyState>
    );
  }
  return (
    <div className={styles.root}>
      <Repair />
      {groups.map((group) => (
        <Group key={`${group.code} ${group.message}`} group={group} labels={labels} />
      ))}
    </div>
  );
}

/** What can be done about all of it at once. */
function Repair() {
  const session = useSession();
  const isShared = useIsShared();
  const { failed } = useRun(useShallow(repairOf));
  if (failed === 0 || isShared) return null;
  return (
    <div className={styles.repair}>
      <Button icon={RotateCcw} onClick={() => void retryFailed(session)}>
        {`Retry failed (${count(failed)})`}
      </Button>
      <p className={styles.faint}>
        Asks again only for these and for what depends on them. Everything else is reused at no cost.
      </p>
    </div>
  );
}

function Group({ group, labels }: { group: MissingGroup; labels: Labels }) {
  const [shown, setShown] = useState(PAGE);
  return (
    <section className={styles.group} aria-label={group.message}>
      <header className={styles.head}>
        <h2 className={styles.message}>{group.message}</h2>
        <p className={styles.faint}>
          {counted(group.tasks.length, 'task')} · <code>{group.code}</code>
        </p>
      </header>
      <ul>
        {group.tasks.slice(0, shown).map((entry) => (
          <Entry key={entry.task.task} entry={entry} labels={labels} />
        ))}
      </ul>
      {group.tasks.length > shown ? (
        <Button size="small" variant="quiet" onClick={() => setShown(shown + 10 * PAGE)}>
          {`Show ${Math.min(10 * PAGE, group.tasks.length - shown)} more`}
        </Button>
      ) : null}
    </section>
  );
}

function Entry({ entry: { node, task }, labels }: { entry: MissingTask; labels: Labels }) {
  const { selection } = useSession();
  const { dock, setDock, jumpTo } = useShell();
  const name = labels.path(task.path);
  const state = taskViewState(task);
  const facts = [
    stateWord[state],
    task.attempts > 0 ? counted(task.attempts, 'attempt') : undefined,
    task.ms === undefined || task.ms === 0 ? undefined : duration(task.ms),
  ].filter((fact) => fact !== undefined);
  return (
    <li className={styles.entry}>
      <StateIcon state={state} />
      <span className={styles.name}>
        {name === '' ? labels.node(node) : name}
        {name === '' ? null : <span className={styles.faint}>{labels.node(node)}</span>}
      </span>
      <span className={styles.faint}>{facts.join(' · ')}</span>
      <Button
        size="small"
        variant="quiet"
        icon={Crosshair}
        aria-label={`Show ${name || labels.node(node)} on the canvas`}
        onClick={() => {
          jumpTo(node);
          selection.selectTask(node, task.task);
          if (dock === 'full') setDock('open');
        }}
      >
        Show
      </Button>
    </li>
  );
}
