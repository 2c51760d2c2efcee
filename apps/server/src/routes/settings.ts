import { settingsSchema } from '@parallax/schema';
import { defineRoute, type Route } from '../http/route.ts';
import type { ServerSettings } from '../settings/server-settings.ts';

const tag = 'Settings';

/** Prices, when to ask before a run, and how long runs are kept. `changed` is told of every change. */
export function settingsRoutes(settings: ServerSettings, changed: () => void): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/settings',
      needs: 'graphs:read',
      summary: 'What holds for the whole server: prices, when to confirm a run, how long runs are kept',
      tag,
      answers: { 200: { description: 'The settings.', schema: settingsSchema } },
      handle: ({ c }) => c.json(settings.current),
    }),
    defineRoute({
      method: 'put',
      path: '/api/settings',
      needs: 'admin',
      summary: 'Replace the settings',
      tag,
      body: settingsSchema,
      answers: { 200: { description: 'The settings as saved.', schema: settingsSchema } },
      async handle({ c, body }) {
        await settings.save(body);
        changed();
        return c.json(settings.current);
      },
    }),
  ];
}
