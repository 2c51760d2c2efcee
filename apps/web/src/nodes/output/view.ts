import { PanelBottom } from 'lucide-react';
import { textOf } from '../config-text.ts';
import type { KindView } from '../kind-view.ts';

export const outputView: KindView = {
  kind: 'output',
  icon: PanelBottom,
  preview: (config) => `Shown as ${textOf(config, 'format') || 'markdown'}`,
};
