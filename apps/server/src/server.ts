import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { type AnyKind, prepareKinds, systemClock } from '@parallax/engine';
import { Limiter } from '@parallax/engine/run';
import { guardedFetch, type ModelRegistry, type Resolve } from '@parallax/models';
import { ApiTokens } from './access/api-tokens.ts';
import { createApp } from './app.ts';
import { type ServerConfig, StartError } from './config.ts';
import { Idempotency } from './http/idempotency.ts';
import { ProviderSettings } from './providers/provider-settings.ts';
import { createSecretBox, loadSecretKey } from './providers/secret-box.ts';
import { resumeRuns } from './runs/resume-runs.ts';
import { RunRegistry } from './runs/run-registry.ts';
import { allowedHosts } from './security/host-guard.ts';
import { createSessions } from './security/session.ts';
import { keepRetention } from './settings/retention.ts';
import { ServerSettings } from './settings/server-settings.ts';
import { Shares } from './shares/shares.ts';
import { type DataLock, lockData } from './store/data-lock.ts';
import { openSqliteStore } from './store/open-store.ts';
import { StoreUnavailable } from './store/store-unavailable.ts';
import { WebhookSender } from './webhooks/webhook-sender.ts';
import { Webhooks } from './webhooks/webhooks.ts';

/** How long connections may take to end by themselves when the server stops, in milliseconds. */
const GRACE_MS = 300;

/** What a server serves, apart from where and to whom. */
export interface ServerParts {
  readonly kinds: readonly AnyKind[];
  readonly models: ModelRegistry;
  /** The folder of the built editor. */
  readonly webRoot: string;
  readonly version: string;
  /** How names of model servers are resolved, in place of the system's way. */
  readonly resolve?: Resolve | undefined;
  log(message: string, thrown?: unknown): void;
}

export interface RunningServer {
  readonly port: number;
  /** `http://host:port`, as a person opens it. */
  readonly url: string;
  /** Ends streams and connections, stores what runs have done so far, and closes the store. */
  close(): Promise<void>;
}

/** Opens the store, composes the application and listens. Throws a `StartError` in words when something is in the way. */
export async function startServer(config: ServerConfig, parts: ServerParts): Promise<RunningServer> {
  const clock = systemClock;
  const now = () => clock.now();
  const { resolve, log } = parts;
  await prepareKinds(parts.kinds);
  const { store, box, lock } = await openData(config);
  const settings = new ServerSettings(store.settings);
  await settings.load();
  const models: ModelRegistry = { ...parts.models, price: settings.priceOf };
  const limiter = new Limiter({ clock });
  const providers = new ProviderSettings({
    store: store.providers,
    box,
    models,
    limiter,
    now,
    resolve,
    log,
  });
  await providers.load();
  const retention = keepRetention({ runs: store.runs, settings, clock, log });
  const registry: RunRegistry = new RunRegistry({
    runs: store.runs,
    clock,
    onEnd: () => sender.wake(),
    log,
  });
  const sender = new WebhookSender({
    store: store.webhooks,
    box,
    clock,
    fetch: guardedFetch(resolve),
    run: async (id) => (await store.runs.get(id))?.run ?? null,
    log,
  });
  const app = createApp({
    ...parts,
    models,
    store,
    settings,
    providers,
    retention,
    registry,
    clock,
    limiter,
    sessions: createSessions(config.token, now),
    tokens: new ApiTokens({ store: store.tokens, now }),
    idempotency: new Idempotency({ store: store.keys, now }),
    shares: new Shares({ store, registry, now }),
    webhooks: new Webhooks({ store, box, now }),
    hosts: allowedHosts(config.host, config.allowedHosts),
  });
  const unfinished = await store.runs.unfinished();
  const server = createServer(getRequestListener(app.fetch));
  try {
    await listen(server, config);
  } catch (error) {
    await retention.stop();
    await store.close();
    lock.release();
    throw error;
  }
  sender.wake();
  const { graphs, runs } = store;
  const resuming = resumeRuns({ ...parts, models, graphs, runs, limiter, clock, registry }, unfinished);
  const port = portOf(server);
  return {
    port,
    url: `http://${shownHost(config.host)}:${port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      try {
        await retention.stop();
        await resuming;
        await registry.stop();
        await sender.stop();
        // The streams have ended; what is on its way to their viewers may still arrive.
        await Promise.race([closed, new Promise((resolve) => clock.after(GRACE_MS, () => resolve(null)))]);
      } finally {
        server.closeAllConnections();
        await closed;
        await store.close();
        lock.release();
      }
    },
  };
}

async function openData({ dataFolder, secret }: ServerConfig) {
  let lock: DataLock | null = null;
  try {
    await mkdir(dataFolder, { recursive: true, mode: 0o700 });
    lock = lockData(dataFolder);
    if (lock === null) {
      throw new StartError(
        `Another Parallax is using the data folder "${dataFolder}". Stop it first, or set PARALLAX_DATA to another folder.`,
      );
    }
    const box = createSecretBox(await loadSecretKey(secret, dataFolder));
    return { lock, box, store: await openSqliteStore(join(dataFolder, 'parallax.db')) };
  } catch (error) {
    lock?.release();
    if (error instanceof StartError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    const mend = error instanceof StoreUnavailable ? 'Or' : 'Make it writable, or';
    throw new StartError(
      `The data folder "${dataFolder}" cannot be used: ${reason}. ${mend} set PARALLAX_DATA to another folder.`,
      { cause: error },
    );
  }
}

async function listen(server: Server, { host, port }: ServerConfig): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new StartError(whyNot(error, host, port), { cause: error });
  }
}

function whyNot(error: unknown, host: string, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return `Port ${port} is taken, perhaps by another Parallax. Close that program, or set PORT to another number (0 picks a free one).`;
  }
  if (code === 'EACCES')
    return `Port ${port} needs more rights than this user has. Set PORT to a number above 1023.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `HOST=${host} is not an address of this machine.`;
  return `The server cannot listen on ${host}:${port}: ${error instanceof Error ? error.message : String(error)}`;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

/** A wildcard address is not one that a person can open. */
function shownHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
