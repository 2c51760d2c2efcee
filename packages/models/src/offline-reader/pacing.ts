import type { Clock, ModelIo } from '@parallax/engine';
import { abortError } from '../abort.ts';
import { wait } from '../wait.ts';
import type { Random } from './sampling.ts';

export interface Pace {
  readonly clock: Clock;
  /** Milliseconds before the first word; 0 for none. */
  readonly latencyMs: number;
  /** 0 sends the text in one piece. */
  readonly wordsPerSecond: number;
  readonly random: Random;
}

/** Streams a text word by word. Rejects as soon as the signal aborts, and sends nothing after. */
export async function streamWords(text: string, pace: Pace, io: ModelIo): Promise<void> {
  const { clock, wordsPerSecond, random } = pace;
  const latency = pace.latencyMs * (2 / 3 + (2 / 3) * random());
  const start = clock.now() + latency;
  await wait(clock, latency, io.signal);
  if (io.signal.aborted) throw abortError(io.signal);
  const words = wordsPerSecond > 0 ? (text.match(/\s*\S+\s*$|\s*\S+/g) ?? []) : [text];
  let due = start;
  for (const word of words) {
    // Each word is due at its time since the start, so that late timers do not add up.
    if (wordsPerSecond > 0) await wait(clock, due - clock.now(), io.signal);
    if (io.signal.aborted) throw abortError(io.signal);
    if (word !== '') io.onDelta(word, 'text');
    due += (1000 / Math.max(1, wordsPerSecond)) * (0.5 + random()) * (/[.!?:]$/.test(word) ? 1.8 : 1);
  } // What reads the last piece may abort too.
  if (io.signal.aborted) throw abortError(io.signal);
}
