import type { Graph, RunState } from '@parallax/schema';
import { Hourglass, StepForward, Unplug } from 'lucide-react';
import { useSession } from '../../app/session-context.ts';
import { useRun } from '../../run/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useShowResults } from '../results-tab.ts';
import { callingNodesBefore } from '../run-data/graph.ts';
import type { Labels } from '../run-data/labels.ts';
import styles from './answers.module.css';
import { LiveCalls } from './live-calls/live-calls.tsx';
import { doneBefore, progressBefore, waitingFor } from './waiting-words.ts';

export interface NothingYetProps {
  graph: Graph;
  state: RunState;
  output: string;
  labels: Labels;
}

/** What an output says that nothing has reached: that nothing will come, or what it waits for, with the calls as they stream. */
export function NothingYet(props: NothingYetProps) {
  const interrupted = useRun((view) => view.interrupted);
  if (interrupted) return <Interrupted {...props} />;
  return props.state.endedAt === undefined ? <Waiting {...props} /> : <NothingCame state={props.state} />;
}

function NothingCame({ state }: { state: RunState }) {
  const showResults = useShowResults();
  return (
    <EmptyState
      icon={Hourglass}
      title="Nothing reached this output"
      action={<Button onClick={() => showResults('missing')}>See what is missing</Button>}
    >
      {state.error?.message ?? 'The run ended before anything came this far.'}
    </EmptyState>
  );
}

function Interrupted({ graph, state, output, labels }: NothingYetProps) {
  const session = useSession();
  const showResults = useShowResults();
  const done = doneBefore(graph, state, output, labels);
  return (
    <EmptyState
      icon={Unplug}
      title="The run was interrupted before anything reached this output"
      action={
        <div className={styles.actions}>
          <Button variant="primary" icon={StepForward} onClick={() => void session.run.goOn()}>
            Go on
          </Button>
          {state.totals.calls === 0 ? null : (
            <Button onClick={() => showResults('table')}>See what is there</Button>
          )}
        </div>
      }
    >
      {`The server was restarted, and the run could not go on by itself. ${done ?? 'Nothing had been finished.'}`}
    </EmptyState>
  );
}

function Waiting({ graph, state, output, labels }: NothingYetProps) {
  const title = waitingFor(graph, output, labels);
  const progress = progressBefore(graph, state, output, labels);
  const calling = callingNodesBefore(graph, state.nodes, output);
  if (calling.length === 0) {
    return (
      <EmptyState icon={Hourglass} title={title}>
        {progress ?? 'The answer appears here as soon as it is there.'}
      </EmptyState>
    );
  }
  return (
    <div className={styles.waiting}>
      <header className={styles.waitingHead}>
        <h3>{title}</h3>
        {progress === undefined ? null : <span className={styles.progress}>{progress}</span>}
      </header>
      <LiveCalls state={state} nodes={calling} labels={labels} />
    </div>
  );
}
