import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { lazyView } from '../ui/lazy-view.tsx';
import { toastStore } from '../ui/toast.ts';

const Toaster = lazyView(async () => (await import('../ui/toaster.tsx')).Toaster);

/** The place of notices, from the first one on. */
export function Notices() {
  const any = useStore(toastStore, ({ toasts }) => toasts.length > 0);
  const [needed, setNeeded] = useState(any);
  useEffect(() => (any ? setNeeded(true) : undefined), [any]);
  return needed ? <Toaster /> : null;
}
