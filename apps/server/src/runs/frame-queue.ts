/** What a viewer may leave unread. Beyond either it is let go, and comes back with what it has. */
export interface QueueBounds {
  readonly frames: number;
  /** In UTF-16 units, which is close to bytes. */
  readonly size: number;
}

const DEFAULT_BOUNDS: QueueBounds = { frames: 20_000, size: 8 * 1024 * 1024 };
/** Frames that wait are handed over together, up to about this size. */
const CHUNK = 64 * 1024;

/** Frames on their way to one viewer: pushed as they happen, read as fast as the viewer can. */
export class FrameQueue implements AsyncIterable<string> {
  private frames: string[] = [];
  private size = 0;
  private closed = false;
  private wake: () => void = () => {};
  private readonly bounds: QueueBounds;
  private readonly onOverflow: () => void;

  constructor(onOverflow: () => void, bounds: QueueBounds = DEFAULT_BOUNDS) {
    this.onOverflow = onOverflow;
    this.bounds = bounds;
  }

  push(frame: string): void {
    if (this.closed) return;
    this.frames.push(frame);
    this.size += frame.length;
    if (this.frames.length > this.bounds.frames || this.size > this.bounds.size) {
      this.abort();
      this.onOverflow();
    }
    this.wake();
  }

  /** Ends the queue after what is in it. */
  close(): void {
    this.closed = true;
    this.wake();
  }

  /** Ends the queue now. */
  abort(): void {
    this.frames = [];
    this.size = 0;
    this.close();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<string> {
    for (;;) {
      if (this.frames.length > 0) yield this.take();
      else if (this.closed) return;
      else {
        await new Promise<void>((resolve) => {
          this.wake = resolve;
        });
      }
    }
  }

  private take(): string {
    let count = 0;
    let size = 0;
    for (const frame of this.frames) {
      if (count > 0 && size + frame.length > CHUNK) break;
      count += 1;
      size += frame.length;
    }
    this.size -= size;
    return this.frames.splice(0, count).join('');
  }
}
