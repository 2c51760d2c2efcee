import type { LucideIcon } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { Kbd } from './kbd.tsx';
import styles from './menu.module.css';

/** A menu that opens from `trigger` (one element that accepts a ref). */
export function Menu({
  trigger,
  children,
  align = 'start',
}: {
  trigger: ReactNode;
  children: ReactNode;
  align?: 'start' | 'end';
}) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={styles.content} align={align} sideOffset={4} collisionPadding={8}>
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

export interface MenuItemProps {
  icon?: LucideIcon;
  keys?: string;
  danger?: boolean;
  disabled?: boolean;
  onSelect: () => void;
  /** What it will do in more words, a line each. */
  hint?: readonly string[];
  children: ReactNode;
}

export function MenuItem({
  icon: Icon,
  keys,
  danger = false,
  disabled = false,
  onSelect,
  hint = [],
  children,
}: MenuItemProps) {
  return (
    <DropdownMenu.Item
      className={cx(styles.item, danger && styles.danger)}
      disabled={disabled}
      onSelect={onSelect}
    >
      {Icon === undefined ? null : <Icon className={styles.icon} aria-hidden />}
      <span className={styles.label}>
        {children}
        {hint.map((line) => (
          <span key={line} className={styles.hint}>
            {line}
          </span>
        ))}
      </span>
      {keys === undefined ? null : <Kbd keys={keys} />}
    </DropdownMenu.Item>
  );
}

export interface MenuChoiceProps<V extends string> {
  label: string;
  value: V;
  onChange: (value: V) => void;
  options: readonly { readonly value: V; readonly label: string; readonly icon?: LucideIcon }[];
}

/** A group of menu items of which one is chosen. */
export function MenuChoice<V extends string>({ label, value, onChange, options }: MenuChoiceProps<V>) {
  return (
    <DropdownMenu.RadioGroup value={value} aria-label={label}>
      <DropdownMenu.Label className={styles.heading}>{label}</DropdownMenu.Label>
      {options.map(({ value: each, label: text, icon: Icon }) => (
        <DropdownMenu.RadioItem
          key={each}
          value={each}
          className={styles.item}
          onSelect={() => onChange(each)}
        >
          {Icon === undefined ? null : <Icon className={styles.icon} aria-hidden />}
          <span className={styles.label}>{text}</span>
          <DropdownMenu.ItemIndicator className={styles.indicator}>•</DropdownMenu.ItemIndicator>
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className={styles.separator} />;
}
