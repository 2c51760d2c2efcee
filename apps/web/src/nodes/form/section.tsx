import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { cx } from '../../ui/cx.ts';
import styles from './form.module.css';

export interface SectionProps {
  readonly title: string;
  /** At the end of the line of the title. */
  readonly aside?: ReactNode;
  /** Draws a line above, between one subject and the next. */
  readonly ruled?: boolean;
  readonly children: ReactNode;
}

/** Fields that belong together, under a heading. */
export function Section({ title, aside, ruled = false, children }: SectionProps) {
  return (
    <section className={cx(styles.section, ruled && styles.ruled)} aria-label={title}>
      <div className={styles.sectionHead}>
        <h3 className={styles.sectionTitle}>{title}</h3>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** Whoever opened the advanced settings of one node wants to see those of the next. */
const advanced = createStore(() => ({ open: false }));

/** Settings that most nodes can do without. Closed unless it was opened before, or something in it is wrong. */
export function Advanced({ hasProblem = false, children }: { hasProblem?: boolean; children: ReactNode }) {
  const open = useStore(advanced, (state) => state.open);
  return (
    <details
      className={styles.advanced}
      open={open || hasProblem}
      onToggle={(event) => {
        if (!hasProblem) advanced.setState({ open: event.currentTarget.open });
      }}
    >
      <summary className={styles.summary}>
        <ChevronRight className={styles.chevron} aria-hidden />
        Advanced
      </summary>
      <div className={styles.section}>{children}</div>
    </details>
  );
}

/** Two short fields on one line; below each other where the panel is narrow. */
export function Pair({ children }: { children: ReactNode }) {
  return <div className={styles.pair}>{children}</div>;
}
