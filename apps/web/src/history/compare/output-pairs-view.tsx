import type { Json } from '@parallax/schema';
import { useEffect, useState } from 'react';
import { errorMessage } from '../../api/http.ts';
import { useSession } from '../../app/session-context.ts';
import { Button } from '../../ui/button.tsx';
import { count, counted } from '../../ui/format.ts';
import styles from './compare-runs.module.css';
import { Difference, type DiffStyle } from './difference.tsx';
import type { OutputPair, PairState, Side } from './output-pairs.ts';

const PAGE = 20;
const words: Readonly<Record<PairState, string>> = {
  same: 'the same',
  different: 'different',
  'only-before': 'only in the earlier',
  'only-after': 'only in the later',
};

export interface OutputPairsViewProps {
  readonly pairs: readonly OutputPair[];
  readonly before: string;
  readonly after: string;
  readonly style: DiffStyle;
}

/** What came out differently, item by item. */
export function OutputPairsView({ pairs, before, after, style }: OutputPairsViewProps) {
  const [shown, setShown] = useState(PAGE);
  const counts = Map.groupBy(pairs, ({ state }) => state);
  const summary = (Object.keys(words) as PairState[]).flatMap((state) => {
    const found = counts.get(state)?.length ?? 0;
    return found === 0 ? [] : [`${count(found)} ${words[state]}`];
  });
  const changed = pairs.filter(({ state }) => state !== 'same');
  const isBegun = pairs.some(({ before: a, after: b }) => a?.rest !== undefined || b?.rest !== undefined);
  if (pairs.length === 0) return <p className={styles.faint}>Neither run gave an output.</p>;
  return (
    <>
      <p className={styles.faint}>
        {`${counted(pairs.length, 'item')}: ${summary.join(', ')}.`}
        {isBegun ? ' Long texts of large runs are compared by how they begin and how long they are.' : ''}
      </p>
      {changed.slice(0, shown).map((pair) => (
        <details key={pair.key} className={styles.change} open={changed.length <= 3}>
          <summary>
            {pair.label}
            <span className={styles.faint}>{words[pair.state]}</span>
          </summary>
          <Pair pair={pair} before={before} after={after} style={style} />
        </details>
      ))}
      {changed.length > shown ? (
        <Button size="small" variant="quiet" onClick={() => setShown(shown + 5 * PAGE)}>
          {`Show ${Math.min(5 * PAGE, changed.length - shown)} more`}
        </Button>
      ) : null}
    </>
  );
}

interface PairProps {
  readonly pair: OutputPair;
  readonly before: string;
  readonly after: string;
  readonly style: DiffStyle;
}

function Pair({ pair, before, after, style }: PairProps) {
  const a = useWhole(before, pair.before);
  const b = useWhole(after, pair.after);
  const error = a.error ?? b.error;
  return (
    <>
      {error === null ? null : (
        <p className={styles.faint} role="alert">
          {`Shown as they begin: the whole texts could not be loaded. ${error}`}
        </p>
      )}
      <Difference before={a.value} after={b.value} style={style} />
    </>
  );
}

/** A side in full, fetched where only its beginning is here. */
function useWhole(runId: string, side: Side | undefined): { value: Json | undefined; error: string | null } {
  const { api } = useSession();
  const [fetched, setFetched] = useState<Json | undefined>();
  const [error, setError] = useState<string | null>(null);
  const task = side?.rest?.task;
  useEffect(() => {
    if (task === undefined) return;
    let isGone = false;
    api.getValues(runId, [task]).then(
      (values) => (isGone ? undefined : setFetched(values[task])),
      (thrown: unknown) => (isGone ? undefined : setError(errorMessage(thrown))),
    );
    return () => {
      isGone = true;
    };
  }, [api, runId, task]);
  return { value: fetched ?? side?.value, error };
}
