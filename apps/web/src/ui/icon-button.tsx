import type { LucideIcon } from 'lucide-react';
import styles from './button.module.css';
import { Button, type ButtonProps } from './button.tsx';
import { cx } from './cx.ts';
import { Tooltip } from './tooltip.tsx';

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'icon'> {
  icon: LucideIcon;
  /** The accessible name, and the tooltip. */
  label: string;
  keys?: string;
  side?: 'top' | 'right' | 'bottom' | 'left';
}

/** A button that shows only an icon; its label is its name and its tooltip. */
export function IconButton({
  label,
  keys,
  side = 'bottom',
  variant = 'quiet',
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip content={label} keys={keys} side={side}>
      <Button {...rest} variant={variant} aria-label={label} className={cx(styles.iconOnly, className)} />
    </Tooltip>
  );
}
