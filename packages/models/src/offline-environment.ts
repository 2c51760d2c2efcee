import { TaskError } from '@parallax/schema';
import { createOfflineProvider } from './offline.ts';
import { createReader } from './offline-reader/reader.ts';
import type { Provider } from './provider.ts';
import { createSimulated } from './simulated/simulated.ts';

/** The variables that are read. Empty ones count as absent. */
export interface OfflineEnvironment {
  /** `0` lets every offline model answer at once. */
  readonly PARALLAX_OFFLINE_PACE?: string | undefined;
  /** Of `offline/reader`: milliseconds before the first word. */
  readonly PARALLAX_OFFLINE_LATENCY_MS?: string | undefined;
  /** Of `offline/reader`; 0 sends the whole answer at once. */
  readonly PARALLAX_OFFLINE_WORDS_PER_SECOND?: string | undefined;
}

/**
 * The provider `offline` with both its models, at the pace that the environment asks for. What a model's name says, as in
 * `simulated?latency=800`, goes before it. Throws a `TaskError` with code `bad-environment` for what is no number.
 */
export function offlineProvider(env: OfflineEnvironment): Provider {
  if (env.PARALLAX_OFFLINE_PACE?.trim() === '0') {
    return createOfflineProvider([
      createReader({ latencyMs: 0, wordsPerSecond: 0 }),
      createSimulated({ knobs: { latency: 0, speed: 0 } }),
    ]);
  }
  const latencyMs = numberIn(env, 'PARALLAX_OFFLINE_LATENCY_MS');
  const wordsPerSecond = numberIn(env, 'PARALLAX_OFFLINE_WORDS_PER_SECOND');
  return createOfflineProvider([
    createReader({
      ...(latencyMs === undefined ? {} : { latencyMs }),
      ...(wordsPerSecond === undefined ? {} : { wordsPerSecond }),
    }),
    createSimulated(),
  ]);
}

function numberIn(env: OfflineEnvironment, name: keyof OfflineEnvironment): number | undefined {
  const text = env[name]?.trim() ?? '';
  if (text === '') return undefined;
  const value = Number(text);
  if (Number.isFinite(value) && value >= 0) return value;
  throw new TaskError(
    'bad-environment',
    `${name}=${text} is not a number of 0 or more. Correct or remove it.`,
  );
}
