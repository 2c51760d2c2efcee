import type { Graph, GraphVersionSummary } from '@parallax/schema';
import { ArrowLeft, GitCompareArrows, History, RotateCcw, Save } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { errorMessage } from '../api/http.ts';
import { useSession } from '../app/session-context.ts';
import { canvasView } from '../canvas/canvas-view.ts';
import { hasUnsavedChanges } from '../graph/document-store.ts';
import { useDocument, useDocumentGraph } from '../graph/hooks.ts';
import { runTime } from '../history/run-words.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ago, counted } from '../ui/format.ts';
import { TextInput } from '../ui/text-input.tsx';
import { toast } from '../ui/toast.ts';
import { CompareVersions } from './compare-versions.tsx';
import styles from './versions.module.css';

/** A version by its number; `now` is the graph as it is being edited. */
type Chosen = number | 'now';

interface Compared {
  readonly title: string;
  readonly before: Graph;
  readonly after: Graph;
}

/** Every saved version with its note: save another, compare two on the canvas, make one the newest again. */
export function VersionsDialog({ onClose }: { onClose: () => void }) {
  const { api } = useSession();
  const id = useDocument((document) => document.id);
  const version = useDocument((document) => document.version);
  const edited = useDocumentGraph((graph) => graph);
  const isEdited = useDocument((document) => hasUnsavedChanges(document, edited));
  const [versions, setVersions] = useState<readonly GraphVersionSummary[] | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [chosen, setChosen] = useState<readonly Chosen[]>([]);
  const [compared, setCompared] = useState<Compared | null>(null);

  const load = useCallback(() => {
    if (id === null) return;
    setError(null);
    api.listVersions(id).then(setVersions, (thrown: unknown) => setError(errorMessage(thrown)));
  }, [api, id]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: there is one more version after each save
  useEffect(load, [load, version]);

  const choose = (which: Chosen, isChosen: boolean) =>
    setChosen((before) =>
      isChosen ? [...before.slice(-1), which] : before.filter((each) => each !== which),
    );
  const compare = async () => {
    if (id === null) return;
    const [earlier = 0, later = 'now'] = chosen.toSorted((a, b) => place(a) - place(b));
    const graphOf = async (which: Chosen) =>
      which === 'now' ? edited : (await api.getVersion(id, which)).graph;
    try {
      const [before, after] = await Promise.all([graphOf(earlier), graphOf(later)]);
      setCompared({ title: `${nameOf(earlier)} and ${nameOf(later)}`, before, after });
    } catch (thrown) {
      toast.error(errorMessage(thrown));
    }
  };

  if (compared !== null) {
    return (
      <Dialog
        open
        onClose={onClose}
        size="large"
        title={compared.title}
        footer={
          <Button icon={ArrowLeft} onClick={() => setCompared(null)}>
            Back to the versions
          </Button>
        }
      >
        <CompareVersions before={compared.before} after={compared.after} />
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onClose={onClose}
      size="large"
      title="Versions"
      description="Each save is a version of its own that nothing overwrites. Edits in between are kept in this browser as a draft."
      footer={
        <>
          <p className={styles.hint}>
            {chosen.length < 2 ? 'Choose two to see what changed.' : 'What changed, on the canvas.'}
          </p>
          <Button icon={GitCompareArrows} disabled={chosen.length < 2} onClick={() => void compare()}>
            Compare
          </Button>
        </>
      }
    >
      <SaveVersion />
      {error === null ? null : (
        <EmptyState
          title="The versions could not be loaded"
          action={<Button onClick={load}>Try again</Button>}
        >
          {error}
        </EmptyState>
      )}
      {id === null ? (
        <EmptyState icon={History} title="No versions yet">
          The graph is a draft in this browser. Its versions appear here once it is saved, above.
        </EmptyState>
      ) : (
        <ul className={styles.list} aria-label="Versions" aria-busy={versions === null && error === null}>
          {isEdited ? (
            <li className={styles.row}>
              <Choice which="now" chosen={chosen} onChoose={choose} />
              <div className={styles.about}>
                <strong>Now, not saved yet</strong>
                <p className={styles.faint}>{counted(edited.nodes.length, 'node')}</p>
              </div>
            </li>
          ) : null}
          {(versions ?? []).map((each) => (
            <VersionRow
              key={each.version}
              summary={each}
              isOpen={each.version === version}
              isNewest={each.version === versions?.[0]?.version}
              chosen={chosen}
              onChoose={choose}
            />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

function place(which: Chosen): number {
  return which === 'now' ? Number.POSITIVE_INFINITY : which;
}

function nameOf(which: Chosen): string {
  return which === 'now' ? 'what is edited now' : `Version ${which}`;
}

/** Saves what is being edited, with a note. */
function SaveVersion() {
  const { document } = useSession();
  const edited = useDocumentGraph((graph) => graph);
  const isSaved = useDocument(({ id, saved }) => id !== null && saved === edited);
  const [note, setNote] = useState('');
  const save = async () => {
    if (await document.save(note.trim() === '' ? undefined : note.trim())) setNote('');
    else
      toast.error(document.getState().error ?? 'The graph was changed elsewhere. Decide what to do first.');
  };
  return (
    <form
      className={styles.saving}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput
        aria-label="Note on this version"
        placeholder={isSaved ? 'Everything is saved' : 'What is new in this version (may be empty)'}
        value={note}
        onChange={setNote}
        maxLength={1000}
        disabled={isSaved}
      />
      <Button type="submit" icon={Save} variant="primary" disabled={isSaved}>
        Save a version
      </Button>
    </form>
  );
}

interface ChoiceProps {
  readonly chosen: readonly Chosen[];
  readonly onChoose: (which: Chosen, isChosen: boolean) => void;
}

function Choice({ which, chosen, onChoose }: ChoiceProps & { which: Chosen }) {
  return (
    <input
      type="checkbox"
      aria-label={`Choose ${nameOf(which)}`}
      checked={chosen.includes(which)}
      onChange={(event) => onChoose(which, event.target.checked)}
    />
  );
}

interface VersionRowProps extends ChoiceProps {
  readonly summary: GraphVersionSummary;
  readonly isOpen: boolean;
  readonly isNewest: boolean;
}

function VersionRow({ summary, isOpen, isNewest, ...choice }: VersionRowProps) {
  const { api, document, selection } = useSession();
  const { version, name, savedAt, nodes, note } = summary;
  const restore = async () => {
    const { id } = document.getState();
    if (id === null) return;
    try {
      if (await document.restore(await api.getVersion(id, version))) {
        // What was selected or in view may not be there any more.
        selection.clear();
        canvasView.getState().view?.fit();
        toast.show(`Version ${version} is the newest again, as version ${document.getState().version}.`);
        return;
      }
      const { error } = document.getState();
      if (error !== null) toast.error(error);
    } catch (thrown) {
      toast.error(errorMessage(thrown));
    }
  };
  return (
    <li className={styles.row}>
      <Choice which={version} {...choice} />
      <div className={styles.about}>
        <strong>{`Version ${version}`}</strong>
        {isOpen ? <span className={styles.open}>Open</span> : null}
        {note === null ? null : <span className={styles.note}>{note}</span>}
        <p className={styles.faint} title={runTime(savedAt)}>
          {[ago(savedAt, Date.now()), runTime(savedAt), name, counted(nodes, 'node')].join(' · ')}
        </p>
      </div>
      {isNewest && isOpen ? null : (
        <Button size="small" icon={RotateCcw} onClick={() => void restore()}>
          Restore
        </Button>
      )}
    </li>
  );
}
