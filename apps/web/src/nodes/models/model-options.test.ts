import type { ModelsResponse } from '@parallax/schema';
import { expect, test } from 'vitest';
import { matchingOptions, modelOptions } from './model-options.ts';

const offer: ModelsResponse = {
  models: [
    { id: 'openai/small', provider: 'openai', name: 'small', contextTokens: 128_000 },
    { id: 'offline/reader', provider: 'offline', name: 'reader' },
  ],
  providers: [
    { id: 'offline', title: 'Offline', origin: 'offline', status: 'ready' },
    { id: 'openai', title: 'OpenAI', origin: 'environment', status: 'ready' },
    { id: 'other', title: 'Other', origin: 'settings', status: 'unconfigured' },
  ],
};
const prices = { model: 'openai/small', inputPerMillion: 0.15, outputPerMillion: 2.5 };

test('models stand by provider, with context and price, and what has to be set up last', () => {
  const options = modelOptions(offer, ['input.model'], (model) =>
    model === prices.model ? prices : undefined,
  );
  expect(options.map(({ id, group, facts, isSetUp }) => [id, group, facts.join(' · '), isSetUp])).toEqual([
    ['{{input.model}}', 'From the input', '', undefined],
    ['offline/reader', 'Offline', 'free', undefined],
    ['openai/small', 'OpenAI', '128K context · $0.15 in, $2.5 out per million tokens', undefined],
    ['other/', 'Other', '', true],
  ]);
  expect(matchingOptions(options, '128k openai').map(({ id }) => id)).toEqual(['openai/small']);
});
