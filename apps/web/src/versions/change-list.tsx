import { useState } from 'react';
import { Difference, type DiffStyle } from '../history/compare/difference.tsx';
import type { GraphChange } from '../history/compare/graph-changes.ts';
import styles from './versions.module.css';

interface ChangeListProps {
  readonly changes: readonly GraphChange[];
  readonly style?: DiffStyle;
  /** Told the node that a change is about when it is opened. */
  readonly onNode?: (nodeId: string) => void;
}

/** Changes of a graph, each with its two values to unfold. */
export function ChangeList({ changes, style = 'words', onNode }: ChangeListProps) {
  if (changes.length === 0)
    return <p className={styles.faint}>Nothing but where things stand on the canvas.</p>;
  return (
    <ul className={styles.changes} aria-label="Changes">
      {changes.map((change) => (
        <ChangeRow key={change.key} change={change} style={style} onNode={onNode} />
      ))}
    </ul>
  );
}

interface ChangeRowProps {
  readonly change: GraphChange;
  readonly style: DiffStyle;
  readonly onNode: ((nodeId: string) => void) | undefined;
}

function ChangeRow({ change: { what, before, after, node }, style, onNode }: ChangeRowProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <li>
      <details
        className={styles.change}
        onToggle={(event) => {
          setIsOpen(event.currentTarget.open);
          if (event.currentTarget.open && node !== undefined) onNode?.(node);
        }}
      >
        <summary>{what}</summary>
        {isOpen ? <Difference before={before} after={after} style={style} /> : null}
      </details>
    </li>
  );
}
