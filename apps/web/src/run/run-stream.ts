import {
  eventTable,
  type RunEvent,
  type RunSnapshot,
  runEventSchema,
  runSnapshotSchema,
} from '@parallax/schema';

/** How the page stands with a run's event stream. */
export type Connection = 'connecting' | 'open' | 'lost' | 'closed';

/** The part of `EventSource` that the stream uses. */
export interface EventSourceLike {
  readonly readyState: number;
  addEventListener(type: string, listener: (event: Event) => void): void;
  close(): void;
}

export interface RunStreamOptions {
  readonly url: string;
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

/**
 * Follows a run's events until its `run-end`. The browser resumes a dropped stream by itself, after the last event it saw; where it
 * gives up (the server answered with an error), this opens a new stream, which begins with a snapshot.
 * Returns a function that stops following.
 */
export function followRun(options: RunStreamOptions): () => void {
  const { url, connect = (address) => new EventSource(address) } = options;
  let source: EventSourceLike | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lost = false;
  let attempts = 0;
  let stopped = false;

  function stop(): void {
    if (stopped) return;
    stopped = true;
    clearTimeout(timer);
    window.removeEventListener('online', reconnectNow);
    source?.close();
  }

  function end(): void {
    stop();
    options.onConnection('closed');
  }

  function open(): void {
    clearTimeout(timer);
    source?.close();
    const current = connect(url);
    source = current;
    current.addEventListener('open', () => {
      options.onConnection('open');
      attempts = 0;
      if (lost) void check();
      lost = false;
    });
    current.addEventListener('error', () => failed(current));
    current.addEventListener('run-snapshot', (event) => {
      const snapshot = parse(event, runSnapshotSchema);
      if (snapshot === null || stopped) return;
      options.onSnapshot(snapshot);
      // A run that was over before we came has no `run-end` to wait for.
      if (snapshot.state.endedAt !== undefined) end();
    });
    for (const type of Object.keys(eventTable)) current.addEventListener(type, receive);
  }

  function receive(message: Event): void {
    const event = parse(message, runEventSchema);
    if (event === null || stopped) return;
    options.onEvent(event);
    if (event.type === 'run-end') end();
  }

  function failed(current: EventSourceLike): void {
    if (stopped || current !== source) return;
    lost = true;
    options.onConnection('lost');
    if (current.readyState !== CLOSED) return;
    timer = setTimeout(
      () => void check().then((more) => (more ? open() : undefined)),
      WAITS_MS[Math.min(attempts, WAITS_MS.length - 1)],
    );
    attempts += 1;
  }

  /** Ends the stream when the run has no more to say. A server that cannot be asked counts as "more to come". */
  async function check(): Promise<boolean> {
    const more = await options.goesOn().catch(() => true);
    if (stopped) return false;
    if (!more) end();
    return more;
  }

  function reconnectNow(): void {
    if (lost && source?.readyState === CLOSED) open();
  }

  options.onConnection('connecting');
  window.addEventListener('online', reconnectNow);
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
