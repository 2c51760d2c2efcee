/** What a viewer may leave unread, in bytes. Beyond it the viewer is let go, and comes back with what it has. */
const DEFAULT_BOUND = 8 * 1024 * 1024;

/**
 * Encoded frames on their way to one viewer: pushed as they happen, read as fast as the viewer can. The chunks are shared by all
 * viewers of a run.
 */
export class FrameQueue implements AsyncIterable<Uint8Array> {
  private chunks: Uint8Array[] = [];
  private size = 0;
  private closed = false;
  private wake: () => void = () => {};
  private readonly bound: number;
  private readonly onOverflow: () => void;

  /** @param bound bytes that may wait */
  constructor(onOverflow: () => void, bound: number = DEFAULT_BOUND) {
    this.onOverflow = onOverflow;
    this.bound = bound;
  }

  push(chunk: Uint8Array): void {
    if (this.closed) return;
    this.chunks.push(chunk);
    this.size += chunk.byteLength;
    // One chunk alone may be larger: it could never be sent in smaller ones.
    if (this.size > this.bound && this.chunks.length > 1) {
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
    this.chunks = [];
    this.size = 0;
    this.close();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for (;;) {
      const chunk = this.chunks.shift();
      if (chunk !== undefined) {
        this.size -= chunk.byteLength;
        yield chunk;
      } else if (this.closed) return;
      else {
        await new Promise<void>((resolve) => {
          this.wake = resolve;
        });
      }
    }
  }
}
