/** The browser's ways to wait, so that tests can replace them. */
export interface FrameClock {
  readonly requestFrame: (then: () => void) => number;
  readonly cancelFrame: (handle: number) => void;
  readonly setTimer: (then: () => void, ms: number) => number;
  readonly clearTimer: (handle: number) => void;
}

const browserFrames: FrameClock = {
  requestFrame: (then) => window.requestAnimationFrame(then),
  cancelFrame: (handle) => window.cancelAnimationFrame(handle),
  setTimer: (then, ms) => window.setTimeout(then, ms),
  clearTimer: (handle) => window.clearTimeout(handle),
};

/** A background tab gets no frames; then the queue is emptied this often, in milliseconds. */
const BACKGROUND_MS = 500;

export interface FrameQueue<T> {
  push(entry: T): void;
  /** Hands over what is queued now, without waiting. */
  flush(): void;
  /** Forgets what is queued. */
  clear(): void;
}

/** Collects entries and hands all of them over at once, at most once an animation frame. */
export function createFrameQueue<T>(
  take: (entries: readonly T[]) => void,
  clock: FrameClock = browserFrames,
): FrameQueue<T> {
  let entries: T[] = [];
  let waiting: { frame: number; timer: number } | null = null;

  function stopWaiting(): void {
    if (waiting === null) return;
    clock.cancelFrame(waiting.frame);
    clock.clearTimer(waiting.timer);
    waiting = null;
  }

  function flush(): void {
    stopWaiting();
    if (entries.length === 0) return;
    const batch = entries;
    entries = [];
    take(batch);
  }

  return {
    push(entry) {
      entries.push(entry);
      waiting ??= { frame: clock.requestFrame(flush), timer: clock.setTimer(flush, BACKGROUND_MS) };
    },
    flush,
    clear() {
      stopWaiting();
      entries = [];
    },
  };
}
