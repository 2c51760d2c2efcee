import type { Clock } from '@parallax/engine';
import type { Limiter } from '@parallax/engine/run';
import { limitsResponse, providerInfo, providerLimits } from '@parallax/schema';
import { defineRoute, type Route } from '../http/route.ts';
import type { ProviderSettings } from '../providers/provider-settings.ts';

const tag = 'Models';

/** What may be used of providers, and how that stands now. */
export function limitRoutes(limiter: Limiter, settings: ProviderSettings, clock: Clock): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/limits',
      needs: 'runs:read',
      summary:
        'How the limits of all models in use stand now: in use, waiting, learnt rates, pauses, breakers',
      tag,
      answers: { 200: { description: 'A gauge for each model.', schema: limitsResponse } },
      handle: ({ c }) => c.json({ at: clock.now(), gauges: limiter.gauges() }),
    }),
    defineRoute({
      method: 'put',
      path: '/api/providers/:id/limits',
      needs: 'admin',
      summary:
        'Set what may be used of a provider, over all its models and all runs; at once, also for runs under way',
      tag,
      body: providerLimits,
      answers: { 200: { description: 'The provider.', schema: providerInfo } },
      async handle({ c, params, body }) {
        await settings.setLimits(params.id, body);
        return c.json(await settings.info(params.id, c.req.raw.signal));
      },
    }),
  ];
}
