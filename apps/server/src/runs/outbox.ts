import type { EventWriter, Soon } from './event-writer.ts';
import type { FrameQueue } from './frame-queue.ts';

/** A frame to send, or a viewer that is to get everything from here on, or the end of the run. */
type Entry = string | FrameQueue | null;

const encoder = new TextEncoder();

/**
 * What the viewers of a run are to see, in order, held back until it is stored: nobody is shown what a crash could take back.
 * However many viewers there are, the frames of a turn are encoded once.
 */
export class Outbox {
  private entries: Entry[] = [];
  private readonly viewers = new Set<FrameQueue>();
  private readonly writer: Pick<EventWriter, 'whenStored'>;
  private readonly soon: Soon;
  private joining = 0;
  private scheduled = false;

  constructor(writer: Pick<EventWriter, 'whenStored'>, soon: Soon) {
    this.writer = writer;
    this.soon = soon;
  }

  /** Whether anybody watches, or is about to. */
  get isWatched(): boolean {
    return this.viewers.size + this.joining > 0;
  }

  push(frame: string): void {
    this.entries.push(frame);
    this.schedule();
  }

  /** Sends a viewer everything that is pushed from now on. */
  join(viewer: FrameQueue): void {
    if (this.entries.length === 0) {
      this.viewers.add(viewer);
      return;
    }
    this.joining += 1;
    this.entries.push(viewer);
    this.schedule();
  }

  leave(viewer: FrameQueue): void {
    this.viewers.delete(viewer);
    const at = this.entries.indexOf(viewer);
    if (at < 0) return;
    this.entries.splice(at, 1, '');
    this.joining -= 1;
  }

  /** Lets the viewers go after what was pushed so far. */
  end(): void {
    this.entries.push(null);
    this.schedule();
  }

  /** Lets the viewers go now. */
  close(): void {
    for (const viewer of this.viewers) viewer.close();
    for (const entry of this.entries) if (typeof entry === 'object') entry?.close();
    this.viewers.clear();
    this.entries = [];
    this.joining = 0;
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    this.soon(() => {
      const count = this.entries.length;
      this.writer.whenStored(() => {
        this.scheduled = false;
        this.send(this.entries.splice(0, count));
        if (this.entries.length > 0) this.schedule();
      });
    });
  }

  private send(entries: readonly Entry[]): void {
    let frames: string[] = [];
    const sendFrames = () => {
      const text = frames.join('');
      frames = [];
      if (text === '' || this.viewers.size === 0) return;
      const chunk = encoder.encode(text);
      for (const viewer of this.viewers) viewer.push(chunk);
    };
    for (const entry of entries) {
      if (typeof entry === 'string') {
        frames.push(entry);
        continue;
      }
      sendFrames();
      if (entry === null) this.close();
      else {
        this.joining -= 1;
        this.viewers.add(entry);
      }
    }
    sendFrames();
  }
}
