import { EdgeLabelRenderer, type EdgeProps, getBezierPath } from '@xyflow/react';
import { CircleMinus, CirclePlus, type LucideIcon, PencilLine } from 'lucide-react';
import { createContext, memo, useContext } from 'react';
import { Card } from '../canvas/card.tsx';
import { DataEdgeView } from '../canvas/data-edge.tsx';
import type { Mark, MarkedGraph } from './graph-marks.ts';
import styles from './versions.module.css';

const MarksContext = createContext<Pick<MarkedGraph, 'nodes' | 'edges'>>({
  nodes: new Map(),
  edges: new Map(),
});

/** Gives the marks to the cards and edges below. */
export const Marks = MarksContext.Provider;

const looks: Readonly<Record<Mark, { readonly icon: LucideIcon; readonly word: string }>> = {
  added: { icon: CirclePlus, word: 'Added' },
  removed: { icon: CircleMinus, word: 'Removed' },
  changed: { icon: PencilLine, word: 'Changed' },
};

/** What became of something: an icon and a word in its colour. */
export function MarkTag({ mark }: { mark: Mark }) {
  const { icon: Icon, word } = looks[mark];
  return (
    <span className={styles.tag} data-mark={mark}>
      <Icon aria-hidden />
      {word}
    </span>
  );
}

/** A card with what became of its node. */
export const MarkedCard = memo(function MarkedCard({ id, selected }: { id: string; selected?: boolean }) {
  const mark = useContext(MarksContext).nodes.get(id);
  return (
    <div className={styles.markedCard} data-mark={mark ?? 'same'}>
      {mark === undefined ? null : (
        <div className={styles.cardTag}>
          <MarkTag mark={mark} />
        </div>
      )}
      <Card id={id} {...(selected === undefined ? {} : { selected })} />
    </div>
  );
});

/** An edge with what became of it. */
export const MarkedEdge = memo(function MarkedEdge(props: EdgeProps) {
  const mark = useContext(MarksContext).edges.get(props.id);
  const [, x, y] = getBezierPath(props);
  return (
    <g className={styles.markedEdge} data-mark={mark ?? 'same'}>
      <DataEdgeView {...props} />
      {mark === undefined ? null : (
        <EdgeLabelRenderer>
          <div className={styles.edgeTag} style={{ translate: `calc(${x}px - 50%) calc(${y}px - 50%)` }}>
            <MarkTag mark={mark} />
          </div>
        </EdgeLabelRenderer>
      )}
    </g>
  );
});
