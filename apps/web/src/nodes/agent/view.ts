import { isJsonObject } from '@parallax/schema';
import { Bot } from 'lucide-react';
import type { KindView } from '../kind-view.ts';
import { callSummary } from '../model-call/summary.ts';
import { shapeOfSchema } from '../names/shape.ts';
import { AgentForm } from './form.tsx';

export const agentView: KindView = {
  icon: Bot,
  accent: 'var(--kind-agent)',
  form: AgentForm,
  summary: (config) => `${callSummary(config)}${config.output === 'json' ? ' · JSON' : ''}`,
  shape: ({ output, schema }) => {
    if (output !== 'json') return { about: 'text' };
    return isJsonObject(schema) ? shapeOfSchema(schema) : { about: 'JSON' };
  },
};
