import { type RunEvent, type RunSnapshot, runEventSchema, runSnapshotSchema } from '@parallax/schema';
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { ApiError } from './api-error.ts';
import type { Transport } from './transport.ts';

/** What a stream gives: the state so far when it begins in the middle, then each event. */
export type FollowedEvent = RunEvent | RunSnapshot;

export interface FollowOptions {
  readonly signal?: AbortSignal | undefined;
  /** Go on after this event's `seq`. */
  readonly after?: number | undefined;
}

/** Pauses between tries to reconnect, in milliseconds; the last one repeats. */
const PAUSES_MS = [500, 1_000, 2_000, 5_000] as const;
/** A server pings every 15 s. A stream that is silent for longer is dead, in milliseconds. */
const SILENCE_MS = 40_000;

/**
 * The events of a run until its end, across lost connections: each event comes once. Ends after `run-end`, or after a snapshot of a run
 * that is over. Throws an `ApiError` when the server refuses, and the signal's reason when it is aborted; a server that cannot be
 * reached is waited for.
 */
export async function* followRun(
  transport: Transport,
  runId: string,
  { signal, after }: FollowOptions = {},
): AsyncGenerator<FollowedEvent, void, undefined> {
  let last = after;
  let failures = 0;
  for (;;) {
    const silence = new Silence(SILENCE_MS);
    try {
      const response = await transport.send(`/api/runs/${encodeURIComponent(runId)}/events`, {
        headers: {
          Accept: 'text/event-stream',
          ...(last === undefined ? {} : { 'Last-Event-ID': String(last) }),
        },
        signal: signal === undefined ? silence.signal : AbortSignal.any([signal, silence.signal]),
      });
      // The run is over, and all of it was seen.
      if (response.status === 204 || response.body === null) return;
      for await (const message of messagesOf(response.body, silence)) {
        const event = read(message);
        if (event === null) continue;
        failures = 0;
        last = event.type === 'run-snapshot' ? event.throughSeq : event.seq;
        yield event;
        if (event.type === 'run-end') return;
        if (event.type === 'run-snapshot' && event.state.endedAt !== undefined) return;
      }
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof ApiError && error.status >= 400 && error.status < 500) throw error;
    } finally {
      silence.end();
    }
    await pause(PAUSES_MS[Math.min(failures, PAUSES_MS.length - 1)] ?? 0, signal);
    failures += 1;
  }
}

/** Aborts what has been silent for too long. */
class Silence {
  private readonly controller = new AbortController();
  private readonly ms: number;
  private timer: ReturnType<typeof setTimeout>;

  constructor(ms: number) {
    this.ms = ms;
    this.timer = setTimeout(() => this.controller.abort(), ms);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  broken(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.controller.abort(), this.ms);
  }

  /** Ends the connection too, if it is still there. */
  end(): void {
    clearTimeout(this.timer);
    this.controller.abort();
  }
}

async function* messagesOf(
  body: ReadableStream<Uint8Array>,
  silence: Silence,
): AsyncGenerator<EventSourceMessage> {
  const decoder = new TextDecoder();
  const whole: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (message) => whole.push(message) });
  for await (const chunk of body) {
    silence.broken();
    parser.feed(decoder.decode(chunk, { stream: true }));
    yield* whole.splice(0);
  }
}

/** The event that a message carries; null for what this version does not know, which it can only pass over. */
function read({ event, data }: EventSourceMessage): FollowedEvent | null {
  const schema = event === 'run-snapshot' ? runSnapshotSchema : runEventSchema;
  const parsed = schema.safeParse(JSON.parse(data));
  return parsed.success ? parsed.data : null;
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = () => {
      signal?.removeEventListener('abort', stop);
      resolve();
    };
    const timer = setTimeout(done, ms);
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', stop, { once: true });
  });
}
