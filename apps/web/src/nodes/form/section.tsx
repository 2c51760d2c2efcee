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

/** Whoever opened a part of one node's form wants to see the same part of the next. */
const opened = createStore<Readonly<Record<string, boolean>>>(() => ({}));

export interface FoldedProps {
  readonly title: string;
  /** Open whatever was chosen: something in it is wrong. */
  readonly mustOpen?: boolean;
  /** Nothing of it is drawn while it is closed: for what takes work to keep up to date. */
  readonly lazy?: boolean;
  readonly children: ReactNode;
}

/** A part of a form that is closed until somebody opens it. */
export function Folded({ title, mustOpen = false, lazy = false, children }: FoldedProps) {
  const open = useStore(opened, (state) => state[title] === true) || mustOpen;
  return (
    <details
      className={styles.advanced}
      open={open}
      onToggle={(event) => {
        if (!mustOpen) opened.setState({ [title]: event.currentTarget.open });
      }}
    >
      <summary className={styles.summary}>
        <ChevronRight className={styles.chevron} aria-hidden />
        {title}
      </summary>
      {open || !lazy ? <div className={styles.section}>{children}</div> : null}
    </details>
  );
}

/** Settings that most nodes can do without. */
export function Advanced({ hasProblem = false, children }: { hasProblem?: boolean; children: ReactNode }) {
  return (
    <Folded title="Advanced" mustOpen={hasProblem}>
      {children}
    </Folded>
  );
}

/** Two short fields on one line; below each other where the panel is narrow. */
export function Pair({ children }: { children: ReactNode }) {
  return <div className={styles.pair}>{children}</div>;
}
