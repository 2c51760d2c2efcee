import { Bot } from 'lucide-react';
import { textOf } from '../config-text.ts';
import type { KindView } from '../kind-view.ts';

export const agentView: KindView = {
  kind: 'agent',
  icon: Bot,
  preview: (config) => textOf(config, 'prompt') || '{{input}}',
};
