import type { Clipped } from '@parallax/schema';
import { useWholeValues } from '../../run/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { count } from '../../ui/format.ts';
import styles from './value-view.module.css';

export interface ClippedViewProps {
  /** The task whose output it is. */
  readonly task: string;
  readonly clipped: Clipped;
}

/** The beginning of a long value of a large run; being looked at fetches the rest, which then stands in its place. */
export function ClippedView({ task, clipped }: ClippedViewProps) {
  const { error, retry } = useWholeValues([task]);
  return (
    <div aria-busy={error === null}>
      <pre className={styles.plain}>{clipped.text}…</pre>
      {error === null ? (
        <p className={styles.empty}>{`Loading all ${count(clipped.size)} characters…`}</p>
      ) : (
        <p className={styles.empty} role="alert">
          {`The rest could not be loaded. ${error} `}
          <Button size="small" variant="quiet" onClick={retry}>
            Try again
          </Button>
        </p>
      )}
    </div>
  );
}
