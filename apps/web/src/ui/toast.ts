import { createStore } from 'zustand/vanilla';

export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

export interface Toast {
  readonly id: number;
  readonly tone: 'plain' | 'error';
  readonly message: string;
  readonly action?: ToastAction | undefined;
}

/** More would cover the canvas; the oldest go first. */
const MOST = 3;
let last = 0;

export const toastStore = createStore<{ readonly toasts: readonly Toast[] }>(() => ({ toasts: [] }));

function add(tone: Toast['tone'], message: string, action?: ToastAction): void {
  last += 1;
  const toast: Toast = { id: last, tone, message, action };
  toastStore.setState(({ toasts }) => ({
    toasts: [...toasts.filter((each) => each.message !== message), toast].slice(-MOST),
  }));
}

export function dismissToast(id: number): void {
  toastStore.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
}

/** Short notices at the bottom of the page. The same message is never shown twice at a time. */
export const toast = {
  show: (message: string, action?: ToastAction) => add('plain', message, action),
  error: (message: string, action?: ToastAction) => add('error', message, action),
};
