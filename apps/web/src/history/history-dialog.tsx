import type { RunSummary } from '@parallax/schema';
import { ArrowLeft, GitCompareArrows, History } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { errorMessage } from '../api/http.ts';
import { useSession } from '../app/session-context.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { CompareRuns } from './compare/compare-runs.tsx';
import styles from './history.module.css';
import { RunRow } from './run-row.tsx';

interface Pages {
  readonly runs: readonly RunSummary[];
  readonly next: string | null;
}

const whoseOptions = [
  { value: 'graph', label: 'This graph' },
  { value: 'all', label: 'All graphs' },
] as const;

/** The runs of the open graph, or of all: open, name, delete, and compare two. */
export function HistoryDialog({ onClose }: { onClose: () => void }) {
  const { api, document } = useSession();
  const openId = document.getState().id ?? undefined;
  const [whose, setWhose] = useState<'graph' | 'all'>(openId === undefined ? 'all' : 'graph');
  const graphId = whose === 'graph' ? openId : undefined;
  const [pages, setPages] = useState<Pages | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [chosen, setChosen] = useState<readonly RunSummary[]>([]);
  const [isComparing, setIsComparing] = useState(false);

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
  const choose = (run: RunSummary, isChosen: boolean) =>
    setChosen((before) => (isChosen ? [...before.slice(-1), run] : before.filter(({ id }) => id !== run.id)));
  const [earlier, later] = chosen.toSorted((a, b) => a.createdAt - b.createdAt);

  if (isComparing && earlier !== undefined && later !== undefined) {
    return (
      <Dialog
        open
        onClose={onClose}
        size="large"
        title="Two runs compared"
        footer={
          <Button icon={ArrowLeft} onClick={() => setIsComparing(false)}>
            Back to the runs
          </Button>
        }
      >
        <CompareRuns runs={[earlier, later]} />
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onClose={onClose}
      size="large"
      title="Runs"
      description="Every run with what it took. Runs that have a name are kept, whatever the settings say."
      footer={
        <>
          <p className={styles.hint}>
            {chosen.length < 2
              ? 'Choose two runs to compare them.'
              : 'What changed, in figures, graph and outputs.'}
          </p>
          <Button icon={GitCompareArrows} disabled={chosen.length < 2} onClick={() => setIsComparing(true)}>
            Compare
          </Button>
        </>
      }
    >
      {openId === undefined ? null : (
        <div className={styles.tools}>
          <SegmentedControl aria-label="Runs of" value={whose} onChange={setWhose} options={whoseOptions} />
        </div>
      )}
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
          <EmptyState icon={History} title="No runs yet" action={<Button onClick={onClose}>Close</Button>}>
            Each run of the graph appears here with its results. Press Run to start one.
          </EmptyState>
        ) : null}
        <ul aria-label="Runs">
          {(pages?.runs ?? []).map((run) => (
            <RunRow
              key={run.id}
              run={run}
              withGraph={graphId === undefined}
              chosen={chosen.some(({ id }) => id === run.id)}
              onChoose={(isChosen) => choose(run, isChosen)}
              onOpened={onClose}
              onChanged={(changed) =>
                change((runs) => runs.map((each) => (each.id === changed.id ? changed : each)))
              }
              onDeleted={() => {
                choose(run, false);
                change((runs) => runs.filter(({ id }) => id !== run.id));
              }}
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
