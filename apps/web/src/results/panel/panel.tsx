import type { ReactNode } from 'react';
import styles from './panel.module.css';

interface PanelProps {
  /** What stands above: choices at the left, `PanelTools` at the right. */
  bar?: ReactNode;
  children: ReactNode;
}

/** The panel of a tab: a bar, and under it what fills the rest of the dock and scrolls by itself. */
export function Panel({ bar, children }: PanelProps) {
  return (
    <div className={styles.panel}>
      {bar === undefined ? null : <div className={styles.bar}>{bar}</div>}
      {children}
    </div>
  );
}

/** How much there is: "24 rows". */
export function PanelFigure({ children }: { children: ReactNode }) {
  return <span className={styles.figure}>{children}</span>;
}

export function PanelTools({ children }: { children: ReactNode }) {
  return <div className={styles.tools}>{children}</div>;
}
