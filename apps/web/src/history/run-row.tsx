import type { RunSummary } from '@parallax/schema';
import { FlaskConical, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { errorMessage } from '../api/http.ts';
import { navigate } from '../app/router.ts';
import type { Session } from '../app/session.ts';
import { useSession } from '../app/session-context.ts';
import { useShell } from '../app/shell-context.ts';
import { showRun } from '../app/show-run.ts';
import { useRun } from '../run/hooks.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { toast } from '../ui/toast.ts';
import styles from './history.module.css';
import { runFacts, runStatus, runTime, runTitle } from './run-words.ts';

export interface RunRowProps {
  readonly run: RunSummary;
  /** Says of which graph it is. */
  readonly withGraph: boolean;
  readonly chosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
  readonly onOpened: () => void;
  readonly onChanged: (run: RunSummary) => void;
  readonly onDeleted: () => void;
}

/** One run: how it stands, what it took, and what can be done with it. */
export function RunRow({ run, withGraph, chosen, onChoose, onOpened, onChanged, onDeleted }: RunRowProps) {
  const session = useSession();
  const { leaveDocument } = useShell();
  const isShown = useRun(({ runId }) => runId === run.id);
  const [mode, setMode] = useState<'shown' | 'naming' | 'deleting'>('shown');
  const { state, word } = runStatus(run);
  const time = runTime(run.createdAt);
  const remove = async () => {
    try {
      await session.api.deleteRun(run.id);
      if (isShown) session.run.leave();
      onDeleted();
    } catch (thrown) {
      toast.error(errorMessage(thrown));
    }
  };
  return (
    <li className={styles.row} aria-label={runTitle(run)}>
      <input
        type="checkbox"
        aria-label={`Choose the run of ${time}`}
        checked={chosen}
        onChange={(event) => onChoose(event.target.checked)}
      />
      <span className={styles.state}>
        <StateBadge state={state} text={word} />
      </span>
      <div className={styles.about}>
        {mode === 'naming' ? (
          <NameField
            run={run}
            onDone={(named) => {
              setMode('shown');
              if (named !== null) onChanged(named);
            }}
          />
        ) : (
          <button
            type="button"
            className={styles.open}
            onClick={() => {
              onOpened();
              if (isOfOpenGraph(session, run)) void showRun(session, run.id);
              else leaveDocument(() => navigate({ page: 'run', id: run.id }));
            }}
          >
            {runTitle(run)}
          </button>
        )}
        <p className={styles.facts} title={runFacts(run, Date.now()).join(' · ')}>
          {run.rehearsal ? (
            <span className={styles.tag}>
              <FlaskConical aria-hidden />
              Rehearsal
            </span>
          ) : null}
          {isShown ? <span className={styles.tag}>Shown</span> : null}
          {[...(withGraph ? [run.graphName] : []), ...runFacts(run, Date.now())].join(' · ')}
        </p>
      </div>
      {mode === 'deleting' ? (
        <>
          <Button size="small" autoFocus onClick={() => setMode('shown')}>
            Keep
          </Button>
          <Button size="small" variant="danger" onClick={() => void remove()}>
            Delete for good
          </Button>
        </>
      ) : (
        <>
          <IconButton
            icon={Pencil}
            size="small"
            label={`Name the run of ${time}`}
            onClick={() => setMode('naming')}
          />
          <IconButton
            icon={Trash2}
            size="small"
            label={`Delete the run of ${time}`}
            disabled={run.status === 'running' || run.status === 'pending'}
            onClick={() => setMode('deleting')}
          />
        </>
      )}
    </li>
  );
}

/** Whether the open graph is the one that was run: else the run is opened with its own. */
function isOfOpenGraph({ document, graph }: Session, { graphId, graphName }: RunSummary): boolean {
  const { id } = document.getState();
  const { nodes, name } = graph.getState().graph;
  return graphId === id && nodes.length > 0 && (id !== null || graphName === name);
}

function NameField({ run, onDone }: { run: RunSummary; onDone: (named: RunSummary | null) => void }) {
  const { api } = useSession();
  const [name, setName] = useState(run.name ?? '');
  const save = async () => {
    try {
      onDone(await api.renameRun(run.id, name.trim() === '' ? null : name.trim()));
    } catch (thrown) {
      toast.error(errorMessage(thrown));
      onDone(null);
    }
  };
  return (
    <form
      className={styles.naming}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput aria-label="Name of the run" value={name} onChange={setName} autoFocus maxLength={200} />
      <Button size="small" type="submit">
        Save
      </Button>
      <Button size="small" variant="quiet" onClick={() => onDone(null)}>
        Cancel
      </Button>
    </form>
  );
}
