import { StartError } from './config.ts';

/** How fast `offline/reader` answers; what is absent has the model's own default. */
export interface OfflinePace {
  /** Milliseconds before the first word; 0 for none. */
  readonly latencyMs?: number;
  /** 0 sends the whole answer at once. */
  readonly wordsPerSecond?: number;
}

/**
 * Reads the pace from the environment: `PARALLAX_OFFLINE_PACE=0` answers at once; else `PARALLAX_OFFLINE_LATENCY_MS` and
 * `PARALLAX_OFFLINE_WORDS_PER_SECOND` say it. Throws a `StartError` for what is no number.
 */
export function readOfflinePace(env: NodeJS.ProcessEnv): OfflinePace {
  if (env.PARALLAX_OFFLINE_PACE === '0') return { latencyMs: 0, wordsPerSecond: 0 };
  const latencyMs = readNumber(env, 'PARALLAX_OFFLINE_LATENCY_MS');
  const wordsPerSecond = readNumber(env, 'PARALLAX_OFFLINE_WORDS_PER_SECOND');
  return {
    ...(latencyMs === undefined ? {} : { latencyMs }),
    ...(wordsPerSecond === undefined ? {} : { wordsPerSecond }),
  };
}

function readNumber(env: NodeJS.ProcessEnv, name: string): number | undefined {
  const text = env[name]?.trim() ?? '';
  if (text === '') return undefined;
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0)
    throw new StartError(`${name}=${text} is not a number of 0 or more.`);
  return value;
}
