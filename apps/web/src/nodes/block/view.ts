import { Box, LogIn, LogOut } from 'lucide-react';
import { lazyView } from '../../ui/lazy-view.tsx';
import type { KindView } from '../kind-view.ts';

export const blockView: KindView = {
  icon: Box,
  accent: 'var(--kind-block)',
  form: lazyView(async () => (await import('./form.tsx')).BlockForm),
  summary: () => '',
};

const portForm = lazyView(async () => (await import('./port-form.tsx')).PortForm);

export const blockInputView: KindView = {
  icon: LogIn,
  accent: 'var(--kind-input)',
  form: portForm,
  summary: ({ name = 'input' }) => `Input "${String(name)}" of the block`,
};

export const blockOutputView: KindView = {
  icon: LogOut,
  accent: 'var(--kind-output)',
  form: portForm,
  summary: ({ name = 'output' }) => `Output "${String(name)}" of the block`,
};
