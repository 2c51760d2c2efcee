import type { ServerResponse } from 'node:http';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { Behaviour } from './plan.ts';

/** Writes one response as its behaviour says. All methods reject once the client has gone. */
export interface Wire {
  readonly signal: AbortSignal;
  head(status: number, headers: Readonly<Record<string, string>>): Promise<void>;
  write(text: string): Promise<void>;
  end(text?: string): Promise<void>;
  /** Destroys the socket. */
  cut(): void;
  /** Waits until the client goes. */
  stall(): Promise<never>;
}

export function createWire(response: ServerResponse, behaviour: Behaviour): Wire {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const { signal } = gone;
  const slow = behaviour.slowHeadersMs !== undefined;

  async function writeBytes(bytes: Uint8Array): Promise<void> {
    signal.throwIfAborted();
    const step = behaviour.bytesPerWrite ?? bytes.length;
    for (let at = 0; at < bytes.length; at += step) {
      const part = bytes.subarray(at, at + step);
      if (slow) response.socket?.write(part);
      else response.write(part);
      // A turn of the event loop, so that each part is a packet of its own.
      if (behaviour.bytesPerWrite !== undefined) await nextTurn(undefined, { signal });
    }
  }

  return {
    signal,
    async head(status, headers) {
      signal.throwIfAborted();
      const all = { ...headers, ...behaviour.headers };
      if (!slow) {
        response.writeHead(status, all).flushHeaders();
        return;
      }
      // Node sends its headers in one piece; only the bare socket can trickle them. The body then ends with the connection.
      const lines = Object.entries({ ...all, connection: 'close' }).map(
        ([name, value]) => `${name}: ${value}\r\n`,
      );
      const text = `HTTP/1.1 ${status} Slow\r\n${lines.join('')}\r\n`;
      const steps = 5;
      for (let step = 0; step < steps; step++) {
        response.socket?.write(text.slice((text.length * step) / steps, (text.length * (step + 1)) / steps));
        await sleep((behaviour.slowHeadersMs ?? 0) / steps, undefined, { signal });
      }
    },
    async write(text) {
      if (behaviour.chunkDelayMs !== undefined) await sleep(behaviour.chunkDelayMs, undefined, { signal });
      await writeBytes(Buffer.from(text));
    },
    async end(text = '') {
      await writeBytes(Buffer.from(text));
      if (slow) response.socket?.end();
      else response.end();
    },
    cut() {
      response.socket?.destroy();
    },
    stall: () =>
      new Promise((_resolve, reject) => {
        if (signal.aborted) reject(signal.reason);
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      }),
  };
}
