import { FileOutput } from 'lucide-react';
import { lazyView } from '../../ui/lazy-view.tsx';
import type { KindView } from '../kind-view.ts';
import { formats } from './formats.ts';

export const outputView: KindView = {
  icon: FileOutput,
  accent: 'var(--kind-output)',
  form: lazyView(async () => (await import('./form.tsx')).OutputForm),
  summary: ({ format = 'markdown' }) =>
    formats.find((each) => each.value === format)?.label ?? String(format),
};
