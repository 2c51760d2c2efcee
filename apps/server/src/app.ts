import type { AnyKind, Clock } from '@parallax/engine';
import type { Limiter } from '@parallax/engine/run';
import type { ModelRegistry } from '@parallax/models';
import { Hono } from 'hono';
import type { ApiTokens } from './access/api-tokens.ts';
import { createIdentify } from './access/identify.ts';
import { identifyCaller, principalOf } from './access/principal.ts';
import type { Idempotency } from './http/idempotency.ts';
import { HttpProblem, problemOf } from './http/problem.ts';
import { mountRoutes, type Route } from './http/route.ts';
import { serveWeb } from './http/serve-web.ts';
import type { ProviderSettings } from './providers/provider-settings.ts';
import { blockRoutes } from './routes/blocks.ts';
import { graphRoutes } from './routes/graphs.ts';
import { limitRoutes } from './routes/limits.ts';
import { modelRoutes } from './routes/models.ts';
import { ratingRoutes } from './routes/ratings.ts';
import { runEventRoutes } from './routes/run-events.ts';
import { runRoutes } from './routes/runs.ts';
import { serviceRoutes } from './routes/service.ts';
import { settingsRoutes } from './routes/settings.ts';
import { shareRoutes } from './routes/shares.ts';
import { tokenRoutes } from './routes/tokens.ts';
import { validateRoutes } from './routes/validate.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import type { RunRegistry } from './runs/run-registry.ts';
import { jsonOnly } from './security/body-guard.ts';
import { securityHeaders } from './security/headers.ts';
import { hostGuard } from './security/host-guard.ts';
import type { Sessions } from './security/session.ts';
import type { ServerSettings } from './settings/server-settings.ts';
import type { Shares } from './shares/shares.ts';
import type { Store } from './store/store.ts';
import type { Webhooks } from './webhooks/webhooks.ts';

/** All that the application needs of the world. */
export interface AppDeps {
  readonly store: Store;
  readonly kinds: readonly AnyKind[];
  readonly models: ModelRegistry;
  readonly settings: ServerSettings;
  readonly providers: ProviderSettings;
  readonly retention: { prune(): void };
  readonly registry: RunRegistry;
  readonly limiter: Limiter;
  readonly clock: Clock;
  readonly sessions: Sessions;
  readonly tokens: ApiTokens;
  readonly idempotency: Idempotency;
  readonly shares: Shares;
  readonly webhooks: Webhooks;
  readonly hosts: ReadonlySet<string>;
  /** The folder of the built editor. */
  readonly webRoot: string;
  readonly version: string;
  log(message: string, thrown?: unknown): void;
}

/** Every route of the HTTP interface: the one table that is mounted and documented. */
function apiRoutes(deps: AppDeps): Route[] {
  const { store, kinds, models, settings, providers, registry, clock, limiter, sessions, version } = deps;
  const { tokens, idempotency, shares, webhooks } = deps;
  const { graphs, runs } = store;
  const now = () => clock.now();
  const routes: Route[] = [
    ...serviceRoutes(sessions, version, () => routes),
    ...validateRoutes(kinds, models),
    ...graphRoutes(graphs, idempotency, now),
    ...blockRoutes(store.blocks, now),
    ...runRoutes({ ...deps, graphs, runs }),
    ...runEventRoutes(registry, runs, clock),
    ...ratingRoutes({ runs, ratings: store.ratings, registry, now }),
    ...modelRoutes(models, providers),
    ...limitRoutes(limiter, providers, clock),
    ...settingsRoutes(settings, () => deps.retention.prune()),
    ...shareRoutes(shares),
    ...tokenRoutes(tokens),
    ...webhookRoutes(webhooks),
  ];
  return routes;
}

/** Wires guards, routes and the editor's files together. */
export function createApp(deps: AppDeps): Hono {
  const app = new Hono();
  app.onError((thrown, c) => {
    // A client that went away in the middle is no fault of ours.
    const log = c.req.raw.signal.aborted ? () => {} : deps.log;
    return problemOf(thrown, log).toResponse();
  });
  app.notFound((c) => {
    if (!c.req.path.startsWith('/api'))
      return c.text('There is nothing at this address. The editor is at /.', 404);
    principalOf(c);
    return new HttpProblem(
      404,
      'no-route',
      `There is no route ${c.req.method} ${c.req.path}. See /api/openapi.json.`,
    ).toResponse();
  });
  app.use(securityHeaders(), hostGuard(deps.hosts), jsonOnly());
  app.use('/api/*', identifyCaller(createIdentify(deps.sessions, deps.tokens)));
  mountRoutes(app, apiRoutes(deps));
  serveWeb(app, deps.webRoot);
  return app;
}
