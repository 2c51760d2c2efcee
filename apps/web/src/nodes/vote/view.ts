import { tallySchema } from '@parallax/nodes';
import { Vote } from 'lucide-react';
import { lazyView } from '../../ui/lazy-view.tsx';
import type { KindView } from '../kind-view.ts';
import type { Shape } from '../names/shape.ts';
import { extractOptions, methodOptions } from './options.ts';

const tally: Shape = {
  about: 'the tally',
  fields: Object.fromEntries(Object.keys(tallySchema.shape).map((key) => [key, {}])),
};

export const voteView: KindView = {
  icon: Vote,
  accent: 'var(--kind-vote)',
  form: lazyView(async () => (await import('./form.tsx')).VoteForm),
  cardBody: lazyView(async () => (await import('./card-body.tsx')).VoteCardBody),
  summary: ({ method = 'majority', extract = 'text' }) => {
    const label = (options: readonly { value: string; label: string }[], value: unknown) =>
      options.find((option) => option.value === value)?.label ?? String(value);
    return `${label(methodOptions, method)} · ${label(extractOptions, extract).toLowerCase().replace('json', 'JSON')}`;
  },
  shape: (_config, port) => (port === 'tally' ? tally : { about: 'the winner' }),
};
