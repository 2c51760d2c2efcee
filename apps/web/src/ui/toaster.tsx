import { CircleAlert, X } from 'lucide-react';
import { Toast as Radix } from 'radix-ui';
import { useStore } from 'zustand';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import { dismissToast, type Toast, toastStore } from './toast.ts';
import styles from './toaster.module.css';

/** How long a notice stays, in milliseconds; one that has something to do stays longer. */
const STAYS_MS = 6_000;
const STAYS_WITH_ACTION_MS = 10_000;

/** Shows the notices of `toast`. Once on the page. */
export function Toaster() {
  const toasts = useStore(toastStore, (state) => state.toasts);
  return (
    <Radix.Provider label="Notice">
      {toasts.map((toast) => (
        <Notice key={toast.id} toast={toast} />
      ))}
      <Radix.Viewport className={styles.viewport} label="Notices ({hotkey})" />
    </Radix.Provider>
  );
}

function Notice({ toast: { id, tone, message, action } }: { toast: Toast }) {
  return (
    <Radix.Root
      className={styles.toast}
      data-tone={tone}
      type={tone === 'error' ? 'foreground' : 'background'}
      duration={action === undefined ? STAYS_MS : STAYS_WITH_ACTION_MS}
      onOpenChange={(open) => (open ? undefined : dismissToast(id))}
    >
      {tone === 'error' ? <CircleAlert className={styles.icon} aria-hidden /> : null}
      <Radix.Description className={styles.message}>{message}</Radix.Description>
      {action === undefined ? null : (
        <Radix.Action asChild altText={action.label} onClick={action.run}>
          <Button size="small">{action.label}</Button>
        </Radix.Action>
      )}
      <Radix.Close asChild>
        <IconButton icon={X} label="Dismiss" size="small" side="top" />
      </Radix.Close>
    </Radix.Root>
  );
}
