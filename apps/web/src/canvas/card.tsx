import { memo } from 'react';
import { useDocumentGraph, useNode, useNodeIssues } from '../graph/hooks.ts';
import { kindNamed, nodeTitle } from '../graph/kinds.ts';
import { portsOf } from '../graph/ports.ts';
import { kindView } from '../nodes/kind-views.ts';
import { cx } from '../ui/cx.ts';
import styles from './card.module.css';
import { CardFooter } from './card-footer.tsx';
import { CardSentence } from './card-sentence.tsx';
import { CardState } from './card-state.tsx';
import { CardText } from './card-text.tsx';
import { portTop } from './port-place.ts';
import { Ports } from './ports.tsx';
import { ItemStrip } from './strip/item-strip.tsx';

/**
 * A node on the canvas. Every part of it reads what it shows by the node's id, and renders again only for its own news; the card itself
 * only when the node is edited or selected.
 */
export const Card = memo(function Card({ id, selected }: { id: string; selected?: boolean }) {
  const node = useNode(id);
  const broken = useNodeIssues(id).some((issue) => issue.severity === 'error');
  const blocks = useDocumentGraph((graph) => graph.blocks);
  if (node === undefined) return null;
  const kind = kindNamed(node.kind);
  const { icon: Icon, accent } = kindView(node.kind);
  const { inputs, outputs } = portsOf(node, blocks);
  const lowestPort = portTop(Math.max(inputs.length, outputs.length, 1));
  return (
    <div
      className={cx(styles.card, selected && styles.selected, broken && styles.broken)}
      data-node-id={id}
      style={{ minHeight: lowestPort }}
    >
      <header className={styles.header}>
        <Icon className={styles.icon} style={{ color: accent }} aria-hidden />
        <span className={styles.label} title={nodeTitle(node)}>
          {nodeTitle(node)}
        </span>
        <CardState nodeId={id} kindTitle={kind?.title ?? node.kind} />
      </header>
      <CardSentence nodeId={id} purpose={kind?.summary ?? ''} />
      <ItemStrip nodeId={id} />
      <CardText node={node} />
      <CardFooter nodeId={id} />
      <Ports node={node} />
    </div>
  );
});
