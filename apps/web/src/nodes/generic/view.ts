import { Puzzle } from 'lucide-react';
import { counted } from '../../ui/format.ts';
import { lazyView } from '../../ui/lazy-view.tsx';
import type { KindView } from '../kind-view.ts';

export const genericView: KindView = {
  icon: Puzzle,
  accent: 'var(--kind-other)',
  form: lazyView(async () => (await import('./form.tsx')).GenericForm),
  summary: (config) => {
    const size = Object.keys(config).length;
    return size === 0 ? 'Default settings' : counted(size, 'setting');
  },
};
