import type { GraphSummary } from '@parallax/schema';
import { FolderOpen, Trash2 } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { errorMessage } from '../api/http.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ago, counted } from '../ui/format.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { toast } from '../ui/toast.ts';
import styles from './open-dialog.module.css';
import { navigate } from './router.ts';
import { useSession } from './session-context.ts';
import { useShell } from './shell-context.ts';

/** The saved graphs: search, open, delete. A deleted graph can be brought back while its notice is shown. */
export function OpenDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const session = useSession();
  const { leaveDocument, show } = useShell();
  const [graphs, setGraphs] = useState<readonly GraphSummary[] | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [query, setQuery] = useState('');

  const load = useCallback(() => {
    setError(null);
    session.api.listGraphs().then(setGraphs, (thrown: unknown) => setError(errorMessage(thrown)));
  }, [session]);

  useEffect(() => {
    if (open) load();
  }, [open, load]);

  const choose = (id: string) => {
    onClose();
    leaveDocument(() => {
      session.run.leave();
      session.selection.clear();
      navigate({ page: 'graph', id });
    });
  };
  const remove = async ({ id, name }: GraphSummary) => {
    try {
      const { graph } = await session.api.getGraph(id);
      await session.api.deleteGraph(id);
      if (session.document.getState().id === id) session.document.detach();
      load();
      toast.show(`Deleted "${name}"`, {
        label: 'Undo',
        run: () => void session.api.createGraph(graph).then(load, complain),
      });
    } catch (thrown) {
      complain(thrown);
    }
  };

  const words = query.trim().toLowerCase();
  const found = (graphs ?? []).filter(({ name, description }) =>
    `${name} ${description}`.toLowerCase().includes(words),
  );
  return (
    <Dialog open={open} onClose={onClose} title="Open a graph">
      <TextInput
        type="search"
        aria-label="Search graphs"
        placeholder="Search"
        value={query}
        onChange={setQuery}
        autoFocus
      />
      <div className={styles.list} aria-busy={graphs === null && error === null}>
        {error === null ? null : (
          <EmptyState
            title="The saved graphs could not be loaded"
            action={<Button onClick={load}>Try again</Button>}
          >
            {error}
          </EmptyState>
        )}
        {error === null && graphs?.length === 0 ? (
          <EmptyState
            icon={FolderOpen}
            title="No saved graphs yet"
            action={<Button onClick={() => show('templates')}>Start from a template</Button>}
          >
            What you save appears here, with every version.
          </EmptyState>
        ) : null}
        {graphs !== null && graphs.length > 0 && found.length === 0 ? (
          <EmptyState title={`No graph has "${query}" in its name or description`} />
        ) : null}
        <ul>
          {found.map((graph) => (
            <li key={graph.id} className={styles.row}>
              <button type="button" className={styles.open} onClick={() => choose(graph.id)}>
                <span className={styles.name}>{graph.name}</span>
                <span className={styles.about}>
                  {counted(graph.nodes, 'node')}, version {graph.version}, saved{' '}
                  {ago(graph.updatedAt, Date.now())}
                </span>
              </button>
              <IconButton
                icon={Trash2}
                label={`Delete ${graph.name}`}
                size="small"
                onClick={() => void remove(graph)}
              />
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

function complain(thrown: unknown): void {
  toast.error(errorMessage(thrown));
}
