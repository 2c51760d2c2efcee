import type { RunSummary, ShareInfo } from '@parallax/schema';
import { useCallback, useEffect, useState } from 'react';
import { errorMessage } from '../api/http.ts';
import { useSession } from '../app/session-context.ts';
import { hasUnsavedChanges } from '../graph/document-store.ts';
import { useDocument, useDocumentGraph } from '../graph/hooks.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { toast } from '../ui/toast.ts';
import { LinkOfGraph } from './link-of-graph.tsx';
import { MakeShare } from './make-share.tsx';
import styles from './share.module.css';
import { shareApi } from './share-api.ts';
import { ShareList } from './share-list.tsx';

/** What the server has of a graph that matters here. */
interface Known {
  readonly shares: readonly ShareInfo[];
  readonly runs: readonly RunSummary[];
}

/** Links to the graph that others can open: made, listed and ended here. */
export function ShareDialog({ onClose }: { onClose: () => void }) {
  const id = useDocument((document) => document.id);
  const version = useDocument((document) => document.version);
  return (
    <Dialog
      open
      onClose={onClose}
      title="Share"
      description="Whoever has a link can look at the graph and copy it, without signing in. Keys, addresses of model servers and other runs are never part of it."
    >
      <div className={styles.dialog}>
        {id === null || version === null ? (
          <NotSaved />
        ) : (
          <StoredShares key={id} graphId={id} version={version} />
        )}
        <LinkOfGraph />
      </div>
    </Dialog>
  );
}

function NotSaved() {
  const { document } = useSession();
  const save = async () => {
    if (!(await document.save())) toast.error(document.getState().error ?? 'The graph could not be saved.');
  };
  return (
    <EmptyState
      title="The graph is not saved yet"
      action={
        <Button variant="primary" onClick={() => void save()}>
          Save the graph
        </Button>
      }
    >
      A link that can be ended, or that shows the results of a run, belongs to a saved version.
    </EmptyState>
  );
}

function StoredShares({ graphId, version }: { graphId: string; version: number }) {
  const { api } = useSession();
  const edited = useDocumentGraph((graph) => graph);
  const isEdited = useDocument((document) => hasUnsavedChanges(document, edited));
  const [known, setKnown] = useState<Known | null>(null);
  const [error, setError] = useState<string | null>(null);
  const load = useCallback(() => {
    setError(null);
    Promise.all([shareApi.list(graphId), api.listRuns({ graphId })]).then(
      ([shares, { runs }]) => setKnown({ shares, runs }),
      (thrown: unknown) => setError(errorMessage(thrown)),
    );
  }, [api, graphId]);
  useEffect(load, [load]);
  if (error !== null) {
    return (
      <EmptyState title="The shares could not be loaded" action={<Button onClick={load}>Try again</Button>}>
        {error}
      </EmptyState>
    );
  }
  if (known === null) return <p className={styles.faint}>Loading…</p>;
  return (
    <>
      <MakeShare graphId={graphId} version={version} runs={known.runs} isEdited={isEdited} onMade={load} />
      <ShareList shares={known.shares} runs={known.runs} onChanged={load} />
    </>
  );
}
