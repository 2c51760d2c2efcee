import type { Clock } from '@parallax/engine';
import type { RunStore } from '../store/store.ts';
import type { ServerSettings } from './server-settings.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Runs that are deleted at a time: the server goes on answering between. */
const BATCH = 20;

export interface RetentionDeps {
  readonly runs: RunStore;
  readonly settings: ServerSettings;
  readonly clock: Clock;
  log(message: string, thrown?: unknown): void;
}

/** Deletes runs that the settings do not keep: when it is told to, and every hour. Returns a function that stops it. */
export function keepRetention(deps: RetentionDeps): { prune(): void; stop(): Promise<void> } {
  let stopped = false;
  let work = Promise.resolve();
  let callOff = () => {};
  const prune = () => {
    work = work
      .then(() => pruneAll(deps, () => stopped))
      .catch((error: unknown) => {
        deps.log('Old runs could not be deleted.', error);
      });
  };
  const hourly = () => {
    prune();
    callOff = deps.clock.after(HOUR_MS, hourly);
  };
  hourly();
  return {
    prune,
    async stop() {
      stopped = true;
      callOff();
      await work;
    },
  };
}

async function pruneAll({ runs, settings, clock }: RetentionDeps, isStopped: () => boolean): Promise<void> {
  const { keepRunsDays: days, keepRunsPerGraph } = settings.current;
  if (days === null && keepRunsPerGraph === null) return;
  const before = days === null ? undefined : clock.now() - days * DAY_MS;
  const perGraph = keepRunsPerGraph ?? undefined;
  while (!isStopped() && (await runs.prune({ before, perGraph, limit: BATCH })) > 0) {
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
  }
}
