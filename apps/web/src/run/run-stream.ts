import {
  eventTable,
  type RunEvent,
  type RunSnapshot,
  runEventSchema,
  runSnapshotSchema,
} from '@parallax/schema';
import { watchWaking } from './waking.ts';

/** How the page stands with a run's event stream. */
export type Connection = 'connecting' | 'open' | 'lost' | 'closed';

/** The part of `EventSource` that the stream uses. */
export interface EventSourceLike {
  readonly readyState: number;
  addEventListener(type: string, listener: (event: Event) => void): void;
  close(): void;
}

export interface RunStreamOptions {
  /** The address of the stream for one that has seen everything up to an event, or null for one that has seen nothing. */
  readonly url: (after: number | null) => string;
  /** The last event that is known already; null without any. */
  readonly after: number | null;
  readonly onEvent: (event: RunEvent) => void;
  readonly onSnapshot: (snapshot: RunSnapshot) => void;
  readonly onConnection: (connection: Connection) => void;
  /**
   * Asked each time the stream was lost and is back, or was refused: whether there is more to come.
   * A run that its server forgot in a restart would otherwise be waited for for ever.
   */
  readonly goesOn: () => Promise<boolean>;
  readonly connect?: (url: string) => EventSourceLike;
}

const CLOSED = 2;
/** Waits between attempts that we make ourselves, in milliseconds; the last one repeats. */
const WAITS_MS = [500, 1_000, 2_000, 5_000] as const;
/** The server pings every 15 s. A connection that has been silent for so long, in milliseconds, is dead, whatever the browser thinks. */
const SILENCE_MS = 40_000;
/** As long as this the silence may last when the page wakes up: then it is cheaper to ask again than to wait. */
const WAKE_SILENCE_MS = 20_000;
/** How often the silence is measured, in milliseconds. */
const WATCH_MS = 5_000;

/**
 * Follows a run's events until its `run-end`. The browser resumes a dropped stream by itself, after the last event it saw. Where it
 * gives up (the server answered with an error), or does not notice (the network went away without a word, the computer slept, the page
 * was frozen in the background), this opens a new stream after the last event. Returns a function that stops following.
 */
export function followRun(options: RunStreamOptions): () => void {
  const { connect = (address) => new EventSource(address) } = options;
  let source: EventSourceLike | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let seen = options.after;
  let heardAt = Date.now();
  let lost = false;
  let attempts = 0;
  let stopped = false;

  const watch = setInterval(() => reviveAfter(SILENCE_MS), WATCH_MS);
  const stopWaking = watchWaking((reason) => {
    if (lost || reason === 'restored') open();
    else reviveAfter(WAKE_SILENCE_MS);
  });

  function stop(): void {
    if (stopped) return;
    stopped = true;
    clearTimeout(timer);
    clearInterval(watch);
    stopWaking();
    source?.close();
  }

  function end(): void {
    stop();
    options.onConnection('closed');
  }

  function open(): void {
    clearTimeout(timer);
    source?.close();
    heardAt = Date.now();
    const current = connect(options.url(seen));
    source = current;
    /** What an abandoned stream still says is not for us: the new one repeats it. */
    const listen = (type: string, listener: (event: Event) => void) =>
      current.addEventListener(type, (event) => {
        if (stopped || current !== source) return;
        heardAt = Date.now();
        listener(event);
      });
    listen('open', () => {
      options.onConnection('open');
      attempts = 0;
      if (lost) void check();
      lost = false;
    });
    listen('error', () => failed(current));
    listen('ping', () => undefined);
    listen('run-snapshot', (event) => {
      const snapshot = parse(event, runSnapshotSchema);
      if (snapshot === null) return;
      seen = snapshot.throughSeq;
      options.onSnapshot(snapshot);
      // A run that was over before we came has no `run-end` to wait for.
      if (snapshot.state.endedAt !== undefined) end();
    });
    for (const type of Object.keys(eventTable)) listen(type, receive);
  }

  function receive(message: Event): void {
    const event = parse(message, runEventSchema);
    if (event === null) return;
    seen = Math.max(seen ?? 0, event.seq);
    options.onEvent(event);
    if (event.type === 'run-end') end();
  }

  function failed(current: EventSourceLike): void {
    lost = true;
    options.onConnection('lost');
    if (current.readyState !== CLOSED) return;
    clearTimeout(timer);
    timer = setTimeout(
      () => void check().then((more) => (more ? open() : undefined)),
      WAITS_MS[Math.min(attempts, WAITS_MS.length - 1)],
    );
    attempts += 1;
  }

  function reviveAfter(silenceMs: number): void {
    // A refused stream has its own timer.
    if (stopped || source?.readyState === CLOSED || Date.now() - heardAt < silenceMs) return;
    lost = true;
    options.onConnection('lost');
    open();
  }

  /** Ends the stream when the run has no more to say. A server that cannot be asked counts as "more to come". */
  async function check(): Promise<boolean> {
    const more = await options.goesOn().catch(() => true);
    if (stopped) return false;
    if (!more) end();
    return more;
  }

  options.onConnection('connecting');
  open();
  return stop;
}

interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}

/** The event's data; null for what this version of the page does not know, which it can only pass over. */
function parse<T>(event: Event, schema: Schema<T>): T | null {
  if (!(event instanceof MessageEvent) || typeof event.data !== 'string') return null;
  try {
    const parsed = schema.safeParse(JSON.parse(event.data));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
