import type { Graph } from '@parallax/schema';
import { useMemo, useState } from 'react';
import { nodeTitle } from '../graph/kinds.ts';
import { graphChanges, wordChanges } from '../history/compare/graph-changes.ts';
import { Button } from '../ui/button.tsx';
import { counted } from '../ui/format.ts';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { ChangeList } from './change-list.tsx';
import { DiffCanvas } from './diff-canvas.tsx';
import { type Mark, markedGraph } from './graph-marks.ts';
import { MarkTag } from './marked-elements.tsx';
import styles from './versions.module.css';

const styleOptions = [
  { value: 'words', label: 'Differences' },
  { value: 'sides', label: 'Side by side' },
] as const;

const marks: readonly Mark[] = ['added', 'removed', 'changed'];

/** What differs between two versions: on the canvas, and as a list with both values of each option. */
export function CompareVersions({ before, after }: { before: Graph; after: Graph }) {
  const [style, setStyle] = useState<'words' | 'sides'>('words');
  const [node, setNode] = useState<string | null>(null);
  const marked = useMemo(() => markedGraph(before, after), [before, after]);
  const changes = useMemo(
    () => [...graphChanges(before, after), ...wordChanges(before, after)],
    [before, after],
  );
  const chosen = marked.graph.nodes.find(({ id }) => id === node);
  const shown = node === null ? changes : changes.filter((change) => change.node === node);
  const all = [...marked.nodes.values(), ...marked.edges.values()];
  return (
    <div className={styles.compare}>
      <div className={styles.drawing}>
        <DiffCanvas marked={marked} node={node} onNode={setNode} />
      </div>
      <div className={styles.tools}>
        {marks.map((mark) => {
          const number = all.filter((each) => each === mark).length;
          return number === 0 ? null : (
            <span key={mark} className={styles.count}>
              {number} <MarkTag mark={mark} />
            </span>
          );
        })}
        <span className={styles.faint}>
          {chosen === undefined
            ? `${counted(changes.length, 'difference')} in all.`
            : `${counted(shown.length, 'difference')} of ${nodeTitle(chosen)}.`}
        </span>
        {node === null ? null : (
          <Button size="small" variant="quiet" onClick={() => setNode(null)}>
            Show all
          </Button>
        )}
        <span className={styles.gap} />
        <SegmentedControl aria-label="Show as" value={style} onChange={setStyle} options={styleOptions} />
      </div>
      {node !== null && shown.length === 0 ? (
        <p className={styles.faint}>This node is the same in both versions.</p>
      ) : (
        <ChangeList changes={shown} style={style} />
      )}
    </div>
  );
}
