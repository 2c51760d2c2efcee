import type { Graph } from '@parallax/schema';
import { useMemo } from 'react';
import { kindView } from '../../nodes/kind-views.ts';
import styles from './miniature.module.css';
import { MINIATURE_CARD, type MiniatureCard, miniatureLayout } from './miniature-layout.ts';

const ICON = 96;
/** How far the cards behind a card that runs many times look out. */
const STACKED = [32, 16];

/** A small picture of a graph, drawn from the graph itself. It says nothing to screen readers: the words beside it do. */
export function Miniature({ graph }: { graph: Graph }) {
  const { view, cards, edges } = useMemo(() => miniatureLayout(graph), [graph]);
  return (
    <svg
      className={styles.picture}
      viewBox={`${view.x} ${view.y} ${view.width} ${view.height}`}
      aria-hidden="true"
      focusable="false"
    >
      {edges.map(({ id, path, strands }) => (
        <g key={id} className={strands.length > 0 ? styles.many : styles.one}>
          <path d={path} />
          {strands.map((strand) => (
            <path key={strand} d={strand} />
          ))}
        </g>
      ))}
      {cards.map((card) => (
        <Card key={card.id} card={card} />
      ))}
    </svg>
  );
}

function Card({ card: { kind, x, y, many } }: { card: MiniatureCard }) {
  const { icon: Icon, accent } = kindView(kind);
  const { width, height } = MINIATURE_CARD;
  return (
    <g style={{ color: accent }}>
      {(many ? STACKED : []).map((by) => (
        <rect key={by} className={styles.card} x={x + by} y={y + by} width={width} height={height} rx={28} />
      ))}
      <rect className={styles.card} x={x} y={y} width={width} height={height} rx={28} />
      <Icon x={x + (width - ICON) / 2} y={y + (height - ICON) / 2} width={ICON} height={ICON} />
    </g>
  );
}
