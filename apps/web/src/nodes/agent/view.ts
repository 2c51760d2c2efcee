import { isJsonObject } from '@parallax/schema';
import { Bot } from 'lucide-react';
import { lazyView } from '../../ui/lazy-view.tsx';
import type { KindView } from '../kind-view.ts';
import { callSummary } from '../model-call/summary.ts';
import { shapeOfSchema } from '../names/shape.ts';

export const agentView: KindView = {
  icon: Bot,
  accent: 'var(--kind-agent)',
  form: lazyView(async () => (await import('./form.tsx')).AgentForm),
  summary: (config) => `${callSummary(config)}${config.output === 'json' ? ' · JSON' : ''}`,
  shape: ({ output, schema }) => {
    if (output !== 'json') return { about: 'text' };
    return isJsonObject(schema) ? shapeOfSchema(schema) : { about: 'JSON' };
  },
};
