import type { Clock } from '@parallax/engine';
import { abortError } from './abort.ts';

/**
 * Waits `ms` milliseconds on the given clock; not at all for 0. Infinity waits until the abort. Rejects with `abortError` as
 * soon as the signal aborts.
 */
export function wait(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.reject(abortError(signal));
  if (ms <= 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const callOff = ms === Number.POSITIVE_INFINITY ? () => {} : clock.after(ms, finish);
    signal.addEventListener('abort', abort, { once: true });
    function finish(): void {
      signal.removeEventListener('abort', abort);
      resolve();
    }
    function abort(): void {
      callOff();
      reject(abortError(signal));
    }
  });
}
