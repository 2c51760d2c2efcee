import type { Graph } from '@parallax/schema';
import { useEffect, useMemo, useState } from 'react';
import { errorMessage } from '../api/http.ts';
import { useSession } from '../app/session-context.ts';
import { useDocument, useDocumentGraph } from '../graph/hooks.ts';
import { mergeGraphs } from '../graph/merge/merge-graphs.ts';
import type { Chosen, Conflict } from '../graph/merge/three-way.ts';
import { graphChanges, wordChanges } from '../history/compare/graph-changes.ts';
import { plainText } from '../results/content/plain-text.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { counted } from '../ui/format.ts';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { ChangeList } from './change-list.tsx';
import styles from './versions.module.css';

/** What both sides of a conflict began with, and what the other side made of it. */
interface Sides {
  readonly base: Graph;
  readonly theirs: Graph;
}

/** What each side changed since the version that both began with, and the graph that has both. */
export function MergeView({ currentVersion }: { currentVersion: number }) {
  const { api } = useSession();
  const id = useDocument((document) => document.id);
  const version = useDocument((document) => document.version);
  const [sides, setSides] = useState<Sides | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` asks again
  useEffect(() => {
    if (id === null || version === null) return;
    let isGone = false;
    setError(null);
    Promise.all([api.getVersion(id, version), api.getVersion(id, currentVersion)]).then(
      ([base, theirs]) => (isGone ? undefined : setSides({ base: base.graph, theirs: theirs.graph })),
      (thrown: unknown) => (isGone ? undefined : setError(errorMessage(thrown))),
    );
    return () => {
      isGone = true;
    };
  }, [api, id, version, currentVersion, tries]);
  if (error !== null) {
    return (
      <EmptyState
        title="The two versions could not be loaded"
        action={<Button onClick={() => setTries(tries + 1)}>Try again</Button>}
      >
        {error} You can still keep yours as a new version, or save a copy.
      </EmptyState>
    );
  }
  if (sides === null) return <p className={styles.faint}>Loading both versions…</p>;
  return <Merging sides={sides} since={version} />;
}

function Merging({ sides: { base, theirs }, since }: { sides: Sides; since: number | null }) {
  const { document } = useSession();
  const mine = useDocumentGraph((graph) => graph);
  const [chosen, setChosen] = useState<ReadonlyMap<string, Chosen>>(new Map());
  const merge = useMemo(() => mergeGraphs(base, mine, theirs, chosen), [base, mine, theirs, chosen]);
  const changesOf = (side: Graph) => [...graphChanges(base, side), ...wordChanges(base, side)];
  const choose = (key: string, side: Chosen) => setChosen(new Map(chosen).set(key, side));
  const { conflicts } = merge;
  return (
    <div className={styles.merging}>
      <div className={styles.sides}>
        <section aria-label="Yours">
          <h3>{`Yours, since version ${since ?? ''}`}</h3>
          <ChangeList changes={changesOf(mine)} />
        </section>
        <section aria-label="Theirs">
          <h3>Theirs</h3>
          <ChangeList changes={changesOf(theirs)} />
        </section>
      </div>
      <section aria-label="Both together">
        <h3>Both together</h3>
        <p className={styles.faint}>
          {conflicts.length === 0
            ? 'The changes do not touch each other: a merge keeps all of them.'
            : `Both changed ${counted(conflicts.length, 'same thing')} differently. Choose for each; a merge keeps everything else of both.`}
        </p>
        {conflicts.map((conflict) => (
          <ConflictRow
            key={conflict.key}
            conflict={conflict}
            chosen={chosen.get(conflict.key) ?? 'mine'}
            onChoose={(side) => choose(conflict.key, side)}
          />
        ))}
        <Button variant="primary" onClick={() => void document.saveMerged(merge.graph)}>
          Merge and save
        </Button>
      </section>
    </div>
  );
}

const sideOptions = [
  { value: 'mine', label: 'Yours' },
  { value: 'theirs', label: 'Theirs' },
] as const;

interface ConflictRowProps {
  readonly conflict: Conflict;
  readonly chosen: Chosen;
  readonly onChoose: (side: Chosen) => void;
}

function ConflictRow({ conflict: { what, mine, theirs }, chosen, onChoose }: ConflictRowProps) {
  return (
    <div className={styles.conflict}>
      <div className={styles.conflictHead}>
        <strong>{what}</strong>
        <SegmentedControl
          aria-label={`Take ${what} from`}
          value={chosen}
          onChange={onChoose}
          options={sideOptions}
        />
      </div>
      <div className={styles.sides}>
        <pre className={styles.text}>{mine === undefined ? 'Not there any more.' : plainText(mine)}</pre>
        <pre className={styles.text}>{theirs === undefined ? 'Not there any more.' : plainText(theirs)}</pre>
      </div>
    </div>
  );
}
