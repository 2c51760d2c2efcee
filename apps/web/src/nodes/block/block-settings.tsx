import { Problems } from '../../app/problems.tsx';
import { useDocumentGraph } from '../../graph/hooks.ts';
import { blockAt } from '../../graph/levels.ts';
import { lazyView } from '../../ui/lazy-view.tsx';
import styles from '../inspector/inspector.module.css';

const BlockDetails = lazyView(async () => (await import('./form.tsx')).BlockDetails);

/** What the right side shows inside of a block while nothing is selected: the block itself, and the graph's problems. */
export function BlockSettings({ level }: { level: string }) {
  const blockId = useDocumentGraph((graph) => blockAt(graph, level)?.id);
  if (blockId === undefined) return null;
  return (
    <section className={styles.inspector} aria-label="Block settings">
      <header className={styles.header}>
        <h2 className={styles.kindTitle}>Block</h2>
        <p className={styles.kindSummary}>
          You are inside of a block. A Block input or Block output from the left gives it another port.
        </p>
      </header>
      <Problems />
      <BlockDetails blockId={blockId} />
    </section>
  );
}
