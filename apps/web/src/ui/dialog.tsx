import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './dialog.module.css';
import { IconButton } from './icon-button.tsx';

export interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: ReactNode;
  /** `full` takes the whole window: for tables. */
  size?: 'small' | 'medium' | 'large' | 'full';
  /** Buttons at the bottom, the main one last. */
  footer?: ReactNode;
  children?: ReactNode;
}

/** A modal dialog: only for what cannot be a panel. Esc and a click outside close it. */
export function Dialog({
  open,
  onClose,
  title,
  description,
  size = 'medium',
  footer,
  children,
}: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Radix.Portal>
        {/* Radix's own overlay locks scrolling with an inline style sheet, which our Content Security Policy refuses. */}
        <div className={styles.overlay} />
        <Radix.Content
          className={cx(styles.content, styles[size])}
          onOpenAutoFocus={focusWhole}
          onEscapeKeyDown={leaveToInner}
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
        >
          <header className={styles.header}>
            <div>
              <Radix.Title className={styles.title}>{title}</Radix.Title>
              {description === undefined ? null : (
                <Radix.Description className={styles.description}>{description}</Radix.Description>
              )}
            </div>
            <Radix.Close asChild>
              <IconButton icon={X} label="Close" keys="Esc" />
            </Radix.Close>
          </header>
          {children === undefined ? null : <div className={styles.body}>{children}</div>}
          {footer === undefined ? null : <footer className={styles.footer}>{footer}</footer>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The dialog itself gets the focus, not its close button; a control with `autoFocus` has it already and keeps it. */
function focusWhole(event: Event): void {
  event.preventDefault();
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
}

/** Esc in a part that has a use for it, such as a cell that is edited, does not close the whole dialog. */
function leaveToInner(event: KeyboardEvent): void {
  if (event.target instanceof Element && event.target.closest('[data-keeps-escape]') !== null)
    event.preventDefault();
}
