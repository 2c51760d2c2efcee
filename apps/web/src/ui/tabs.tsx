import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import styles from './tabs.module.css';

export interface TabItem<V extends string> {
  readonly value: V;
  readonly label: string;
  /** Small text after the label, e.g. a count. */
  readonly badge?: ReactNode;
  readonly disabled?: boolean;
}

export interface TabsProps<V extends string> {
  value: V;
  onChange: (value: V) => void;
  tabs: readonly TabItem<V>[];
  'aria-label': string;
  /** At the end of the row of tabs. */
  aside?: ReactNode;
  /** The panel of the chosen tab. */
  children: ReactNode;
}

/** A row of tabs and the panel of the chosen one, which fills the rest of the height. */
export function Tabs<V extends string>({ value, onChange, tabs, aside, children, ...rest }: TabsProps<V>) {
  return (
    <Radix.Root
      className={styles.root}
      value={value}
      onValueChange={(next) => {
        const tab = tabs.find((each) => each.value === next);
        if (tab !== undefined) onChange(tab.value);
      }}
    >
      <div className={styles.bar}>
        <Radix.List className={styles.list} aria-label={rest['aria-label']}>
          {tabs.map((tab) => (
            <Radix.Trigger
              key={tab.value}
              value={tab.value}
              disabled={tab.disabled === true}
              className={styles.tab}
            >
              {tab.label}
              {tab.badge == null ? null : <span className={styles.badge}>{tab.badge}</span>}
            </Radix.Trigger>
          ))}
        </Radix.List>
        {aside == null ? null : <div className={styles.aside}>{aside}</div>}
      </div>
      <Radix.Content className={styles.panel} value={value} tabIndex={-1}>
        {children}
      </Radix.Content>
    </Radix.Root>
  );
}
