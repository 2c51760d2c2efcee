import { diffLines, diffWordsWithSpace } from 'diff';
import { useMemo } from 'react';
import styles from './compare-runs.module.css';

/** Texts that differ much and are long take long to compare word by word: then lines have to do. In milliseconds. */
const PATIENCE_MS = 150;

/** Two texts as one: what is gone struck out, what is new underlined. */
export function WordDiff({ before, after }: { before: string; after: string }) {
  const parts = useMemo(
    () =>
      diffWordsWithSpace(before, after, { timeout: PATIENCE_MS }) ??
      diffLines(before, after, { timeout: PATIENCE_MS }),
    [before, after],
  );
  if (parts === undefined) {
    return (
      <p className={styles.faint}>
        They have little in common, or are too long to compare here. Look at them side by side.
      </p>
    );
  }
  return (
    <pre className={styles.text}>
      {parts.map(({ value, added, removed }, index) =>
        added ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name than their place.
          <ins key={index}>{value}</ins>
        ) : removed ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <del key={index}>{value}</del>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <span key={index}>{value}</span>
        ),
      )}
    </pre>
  );
}
