import type { RunSummary } from '@parallax/schema';
import { History, Pencil, Trash2 } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { errorMessage } from '../api/http.ts';
import { useSession } from '../app/session-context.ts';
import { showRun } from '../app/show-run.ts';
import { formatCost } from '../results/format/figures.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ago, counted, duration } from '../ui/format.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import type { ViewState } from '../ui/states.ts';
import { TextInput } from '../ui/text-input.tsx';
import { toast } from '../ui/toast.ts';
import styles from './history.module.css';

const states: Readonly<Record<RunSummary['status'], { readonly state: ViewState; readonly word: string }>> = {
  pending: { state: 'queued', word: 'Starting' },
  running: { state: 'running', word: 'Running' },
  interrupted: { state: 'cancelled', word: 'Interrupted' },
  ok: { state: 'ok', word: 'Done' },
  partial: { state: 'partial', word: 'Partial' },
  error: { state: 'failed', word: 'Failed' },
  cancelled: { state: 'cancelled', word: 'Cancelled' },
};

interface Pages {
  readonly runs: readonly RunSummary[];
  readonly next: string | null;
}

/** The runs of the open graph, or of all: open, name, delete. */
export function HistoryDialog({ onClose }: { onClose: () => void }) {
  const { api, document } = useSession();
  const graphId = document.getState().id ?? undefined;
  const [pages, setPages] = useState<Pages | null>(null);
  const [error, setError] = useState<string | null>(null);

  const load = useCallback(
    (before: Pages | null) => {
      setError(null);
      api.listRuns({ graphId, cursor: before?.next ?? undefined }).then(
        ({ runs, next }) => setPages({ runs: [...(before?.runs ?? []), ...runs], next }),
        (thrown: unknown) => setError(errorMessage(thrown)),
      );
    },
    [api, graphId],
  );
  useEffect(() => load(null), [load]);

  const change = (update: (runs: readonly RunSummary[]) => readonly RunSummary[]) =>
    setPages((before) => (before === null ? before : { ...before, runs: update(before.runs) }));

  return (
    <Dialog
      open
      onClose={onClose}
      size="large"
      title={graphId === undefined ? 'Runs' : 'Runs of this graph'}
      description="Every run with what it took. Runs that have a name are kept, whatever the settings say."
    >
      <div className={styles.list} aria-busy={pages === null && error === null}>
        {error === null ? null : (
          <EmptyState
            title="The runs could not be loaded"
            action={<Button onClick={() => load(pages)}>Try again</Button>}
          >
            {error}
          </EmptyState>
        )}
        {pages?.runs.length === 0 ? (
          <EmptyState icon={History} title="No runs yet">
            Each run of the graph appears here with its results.
          </EmptyState>
        ) : null}
        <ul>
          {(pages?.runs ?? []).map((run) => (
            <Row
              key={run.id}
              run={run}
              onClose={onClose}
              onChanged={(changed) =>
                change((runs) => runs.map((each) => (each.id === changed.id ? changed : each)))
              }
              onDeleted={() => change((runs) => runs.filter(({ id }) => id !== run.id))}
            />
          ))}
        </ul>
        {pages?.next == null ? null : (
          <Button variant="quiet" onClick={() => load(pages)}>
            Show older runs
          </Button>
        )}
      </div>
    </Dialog>
  );
}

interface RowProps {
  readonly run: RunSummary;
  readonly onClose: () => void;
  readonly onChanged: (run: RunSummary) => void;
  readonly onDeleted: () => void;
}

function Row({ run, onClose, onChanged, onDeleted }: RowProps) {
  const session = useSession();
  const [mode, setMode] = useState<'shown' | 'naming' | 'deleting'>('shown');
  const { state, word } = states[run.status];
  const title = run.name ?? run.graphName;
  const open = () => {
    onClose();
    void showRun(session, run.id);
  };
  const remove = () => {
    session.api.deleteRun(run.id).then(onDeleted, complain);
  };
  return (
    <li className={styles.row}>
      <StateBadge state={state} text={word} />
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
          <button type="button" className={styles.open} onClick={open}>
            {title}
          </button>
        )}
        <p className={styles.facts}>{factsOf(run).join(' · ')}</p>
      </div>
      {mode === 'deleting' ? (
        <>
          <Button size="small" autoFocus onClick={() => setMode('shown')}>
            Keep
          </Button>
          <Button size="small" variant="danger" onClick={remove}>
            Delete for good
          </Button>
        </>
      ) : (
        <>
          <IconButton
            icon={Pencil}
            size="small"
            label={`Name the run of ${new Date(run.createdAt).toLocaleString('en')}`}
            onClick={() => setMode('naming')}
          />
          <IconButton
            icon={Trash2}
            size="small"
            label={`Delete the run of ${new Date(run.createdAt).toLocaleString('en')}`}
            disabled={run.status === 'running' || run.status === 'pending'}
            onClick={() => setMode('deleting')}
          />
        </>
      )}
    </li>
  );
}

function NameField({ run, onDone }: { run: RunSummary; onDone: (named: RunSummary | null) => void }) {
  const { api } = useSession();
  const [name, setName] = useState(run.name ?? '');
  const save = () => {
    api.renameRun(run.id, name.trim() === '' ? null : name.trim()).then(onDone, (thrown: unknown) => {
      complain(thrown);
      onDone(null);
    });
  };
  return (
    <form
      className={styles.naming}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextInput aria-label="Name of the run" value={name} onChange={setName} autoFocus maxLength={200} />
      <Button size="small" type="submit">
        Save
      </Button>
    </form>
  );
}

function factsOf(run: RunSummary): string[] {
  const { totals, endedAt, createdAt, missing, graphVersion, reuseFrom, rehearsal, inputs } = run;
  const given = Object.values(inputs)[0];
  return [
    ago(createdAt, Date.now()),
    endedAt === null ? '' : duration(endedAt - createdAt),
    totals === null ? '' : counted(totals.calls, 'call'),
    totals === null || totals.costUsd === 0
      ? ''
      : `${rehearsal ? 'would cost ' : ''}${formatCost(totals.costUsd)}`,
    missing === 0 ? '' : `${counted(missing, 'task')} missing`,
    graphVersion === null ? 'unsaved graph' : `version ${graphVersion}`,
    rehearsal ? 'rehearsal' : '',
    reuseFrom === null ? '' : 'reused an earlier run',
    given === undefined ? '' : `input: ${given}`,
  ].filter((fact) => fact !== '');
}

function complain(thrown: unknown): void {
  toast.error(errorMessage(thrown));
}
