import { DEFAULT_MODEL } from '@parallax/nodes';
import type { JsonObject } from '@parallax/schema';
import { Split } from 'lucide-react';
import { counted } from '../../ui/format.ts';
import { lazyView } from '../../ui/lazy-view.tsx';
import type { KindView } from '../kind-view.ts';
import type { Shape } from '../names/shape.ts';
import { ways } from './ways.ts';

export const fanOutView: KindView = {
  icon: Split,
  accent: 'var(--kind-fan-out)',
  form: lazyView(async () => (await import('./form.tsx')).FanOutForm),
  summary,
  shape: ({ by }, _port, { input = {} }): Shape => {
    if (by === 'perspectives') {
      const fields = {
        input,
        name: { about: 'of the perspective' },
        instructions: { about: 'of the perspective' },
      };
      return { about: 'a perspective', fields };
    }
    if (by === 'models') return { about: 'a model', fields: { input, model: { about: 'of this branch' } } };
    if (by === 'copies') return input;
    if (by === 'plan') return { about: 'a section' };
    return { about: by === 'json' ? 'an entry of the list' : 'a part' };
  },
};

function summary(config: JsonObject): string {
  const { by = 'lines' } = config;
  const size = (list: unknown) => (Array.isArray(list) ? list.length : 0);
  switch (by) {
    case 'copies':
      return counted(typeof config.count === 'number' ? config.count : 5, 'copy', 'copies');
    case 'perspectives':
      return names(config.perspectives) || 'No perspectives yet';
    case 'models':
      return counted(size(config.models), 'model');
    case 'plan':
      return `Planned by ${typeof config.model === 'string' ? config.model : DEFAULT_MODEL}`;
    default:
      return `By ${(ways.find((way) => way.value === by)?.label ?? String(by)).toLowerCase().replace('json', 'JSON')}`;
  }
}

function names(perspectives: unknown): string {
  if (!Array.isArray(perspectives)) return '';
  return perspectives
    .map((each: { name?: unknown } | null) => String(each?.name ?? ''))
    .filter((name) => name !== '')
    .join(', ');
}
