import { LoaderCircle, type LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes, Ref } from 'react';
import styles from './button.module.css';
import { cx } from './cx.ts';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  size?: 'small' | 'medium';
  icon?: LucideIcon;
  /** Shows a spinner in place of the icon and ignores clicks; the button stays focusable. */
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

/** A button with words. Where an icon has to do alone, use `IconButton`. */
export function Button(props: ButtonProps) {
  const { variant = 'secondary', size = 'medium', icon, busy = false, className, children, ...rest } = props;
  const Icon = busy ? LoaderCircle : icon;
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={busy || rest['aria-disabled']}
      onClick={busy ? undefined : rest.onClick}
      className={cx(styles.button, styles[variant], styles[size], className)}
    >
      {Icon === undefined ? null : <Icon className={cx(styles.icon, busy && styles.spin)} aria-hidden />}
      {children}
    </button>
  );
}
