import { LayoutTemplate } from 'lucide-react';
import { useShell } from '../app/shell-context.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import styles from './canvas.module.css';
import { useReadOnly } from './read-only.ts';

/** What an empty canvas says. */
export function EmptyCanvas() {
  const { show } = useShell();
  const readOnly = useReadOnly();
  return (
    <div className={styles.empty}>
      <EmptyState
        title="Draw a graph"
        action={
          <Button icon={LayoutTemplate} variant="primary" onClick={() => show('templates')}>
            Start from a template
          </Button>
        }
      >
        {readOnly
          ? 'Graphs are drawn on a wider screen. Open one to read it and its results.'
          : 'Click or drag a node from the left, then drag from the port at its right to the next node. Or begin with a graph that works.'}
      </EmptyState>
    </div>
  );
}
