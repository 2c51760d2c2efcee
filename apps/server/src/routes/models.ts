import type { ModelRegistry } from '@parallax/models';
import { type ModelsResponse, modelsResponse, providerInfo, putProviderRequest } from '@parallax/schema';
import { HttpProblem } from '../http/problem.ts';
import { defineRoute, type Route } from '../http/route.ts';
import type { ProviderSettings } from '../providers/provider-settings.ts';

const tag = 'Models';

/** What can be asked, and the providers behind it. Keys go in and never come out. */
export function modelRoutes(models: ModelRegistry, settings: ProviderSettings): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/models',
      needs: 'graphs:read',
      summary: 'All models that can be asked now, and the state of every provider',
      tag,
      answers: { 200: { description: 'Models and providers.', schema: modelsResponse } },
      async handle({ c }) {
        const { models: known, providers } = await models.list(c.req.raw.signal);
        const answer: ModelsResponse = {
          models: known,
          providers: providers.map((info) => settings.withLimits(info)),
        };
        return c.json(answer);
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/providers/:id',
      needs: 'admin',
      summary: 'One provider, and whether it answers',
      tag,
      answers: { 200: { description: 'The provider.', schema: providerInfo } },
      async handle({ c, params }) {
        return c.json(await settings.info(params.id, c.req.raw.signal));
      },
    }),
    defineRoute({
      method: 'put',
      path: '/api/providers/:id',
      needs: 'admin',
      summary: 'Set up a provider on any OpenAI-compatible server',
      tag,
      body: putProviderRequest,
      answers: {
        200: { description: 'The provider as set up, and whether it answers.', schema: providerInfo },
      },
      async handle({ c, params, body }) {
        await settings.put(settableId(params.id), body);
        return c.json(await settings.info(params.id, c.req.raw.signal));
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/api/providers/:id',
      needs: 'admin',
      summary: 'Forget a provider and its key',
      tag,
      answers: { 204: { description: 'It is gone.' } },
      async handle({ c, params }) {
        await settings.delete(params.id);
        return c.body(null, 204);
      },
    }),
  ];
}

function settableId(id: string): string {
  if (!/^[a-z][a-z0-9-]{0,31}$/.test(id)) {
    throw new HttpProblem(
      400,
      'provider-id',
      `"${id}" cannot name a provider: use up to 32 small letters, digits and "-", a letter first.`,
    );
  }
  if (id === 'offline')
    throw new HttpProblem(400, 'provider-id', 'The provider "offline" is built in. Choose another name.');
  return id;
}
