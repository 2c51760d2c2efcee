import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

export interface EmptyStateProps {
  icon?: LucideIcon;
  title: string;
  /** What would be here. */
  children?: ReactNode;
  /** The one action that fills this place. */
  action?: ReactNode;
}

/** What an empty place shows: what would be there, and the one action that fills it. */
export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className={styles.root}>
      {Icon === undefined ? null : <Icon className={styles.icon} aria-hidden />}
      <h2 className={styles.title}>{title}</h2>
      {children === undefined ? null : <p className={styles.text}>{children}</p>}
      {action}
    </div>
  );
}
