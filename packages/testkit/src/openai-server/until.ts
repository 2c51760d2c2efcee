import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until `read` gives something that `holds`, asking again every few milliseconds; throws after `timeoutMs`. */
export async function until<T>(
  read: () => T | Promise<T>,
  holds: (value: T) => boolean,
  timeoutMs = 5000,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  while (true) {
    const value = await read();
    if (holds(value)) return value;
    if (Date.now() > end) throw new Error(`Not so within ${timeoutMs} ms; at last: ${JSON.stringify(value)}`);
    await sleep(5);
  }
}
