import type { RunResponse, RunSummary } from '@parallax/schema';
import { useEffect, useMemo, useState } from 'react';
import { errorMessage } from '../../api/http.ts';
import { useSession } from '../../app/session-context.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { counted } from '../../ui/format.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { runTitle } from '../run-words.ts';
import styles from './compare-runs.module.css';
import { Difference, type DiffStyle } from './difference.tsx';
import { figureRows } from './figure-rows.ts';
import { fieldChanges, type GraphChange, graphChanges } from './graph-changes.ts';
import { outputPairs } from './output-pairs.ts';
import { OutputPairsView } from './output-pairs-view.tsx';

const styleOptions = [
  { value: 'words', label: 'Differences' },
  { value: 'sides', label: 'Side by side' },
] as const;

/** Two runs, the earlier first: how they differ in figures, in the graph, in the inputs and in what came out. */
export function CompareRuns({ runs: [before, after] }: { runs: readonly [RunSummary, RunSummary] }) {
  const { api } = useSession();
  const [loaded, setLoaded] = useState<readonly [RunResponse, RunResponse] | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` asks again
  useEffect(() => {
    let isGone = false;
    setError(null);
    Promise.all([api.getRun(before.id), api.getRun(after.id)]).then(
      (both) => (isGone ? undefined : setLoaded(both)),
      (thrown: unknown) => (isGone ? undefined : setError(errorMessage(thrown))),
    );
    return () => {
      isGone = true;
    };
  }, [api, before.id, after.id, tries]);
  if (error !== null) {
    return (
      <EmptyState
        title="The runs could not be loaded"
        action={<Button onClick={() => setTries(tries + 1)}>Try again</Button>}
      >
        {error}
      </EmptyState>
    );
  }
  return (
    <div className={styles.root} aria-busy={loaded === null}>
      <Figures before={before} after={after} />
      {loaded === null ? <p className={styles.faint}>Loading both…</p> : <Differences runs={loaded} />}
    </div>
  );
}

function Figures({ before, after }: { before: RunSummary; after: RunSummary }) {
  return (
    <table className={styles.figures}>
      <thead>
        <tr>
          <th scope="col">
            <span className={styles.hidden}>Figure</span>
          </th>
          <th scope="col">{runTitle(before)}</th>
          <th scope="col">{runTitle(after)}</th>
          <th scope="col">Change</th>
        </tr>
      </thead>
      <tbody>
        {figureRows(before, after).map(({ name, before: a, after: b, change }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{a}</td>
            <td>{b}</td>
            <td className={styles.faint}>{change}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Differences({ runs: [before, after] }: { runs: readonly [RunResponse, RunResponse] }) {
  const [style, setStyle] = useState<DiffStyle>('words');
  const graph = useMemo(() => graphChanges(before.graph, after.graph), [before, after]);
  const inputs = useMemo(
    () => fieldChanges('input', 'Given', before.state.inputs, after.state.inputs),
    [before, after],
  );
  const pairs = useMemo(() => outputPairs(before, after), [before, after]);
  return (
    <>
      <div className={styles.tools}>
        <SegmentedControl aria-label="Show as" value={style} onChange={setStyle} options={styleOptions} />
      </div>
      <section aria-label="Graph">
        <h3>Graph</h3>
        <Changes changes={[...graph, ...inputs]} style={style} />
      </section>
      <section aria-label="Outputs">
        <h3>Outputs</h3>
        <OutputPairsView pairs={pairs} before={before.run.id} after={after.run.id} style={style} />
      </section>
    </>
  );
}

function Changes({ changes, style }: { changes: readonly GraphChange[]; style: DiffStyle }) {
  if (changes.length === 0)
    return <p className={styles.faint}>Both ran the same graph with the same inputs.</p>;
  return (
    <>
      <p className={styles.faint}>{`${counted(changes.length, 'difference')}.`}</p>
      {changes.map(({ key, what, before, after }) => (
        <details key={key} className={styles.change} open={changes.length <= 3}>
          <summary>{what}</summary>
          <Difference before={before} after={after} style={style} />
        </details>
      ))}
    </>
  );
}
