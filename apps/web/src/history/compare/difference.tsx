import type { Json } from '@parallax/schema';
import { plainText } from '../../results/content/plain-text.ts';
import styles from './compare-runs.module.css';
import { WordDiff } from './word-diff.tsx';

export type DiffStyle = 'words' | 'sides';

export interface DifferenceProps {
  readonly before: Json | undefined;
  readonly after: Json | undefined;
  readonly style: DiffStyle;
}

/** Two values: as one text with what changed marked, or beside one another. */
export function Difference({ before, after, style }: DifferenceProps) {
  if (style === 'words' && before !== undefined && after !== undefined)
    return <WordDiff before={plainText(before)} after={plainText(after)} />;
  return (
    <div className={styles.sides}>
      <SideText value={before} absent="Not there before." />
      <SideText value={after} absent="Not there any more." />
    </div>
  );
}

function SideText({ value, absent }: { value: Json | undefined; absent: string }) {
  if (value === undefined) return <p className={styles.faint}>{absent}</p>;
  return <pre className={styles.text}>{plainText(value)}</pre>;
}
