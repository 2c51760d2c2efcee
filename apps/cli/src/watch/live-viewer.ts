import type { RunEvent } from '@parallax/schema';
import { type FrameNode, frameOf } from './frame.ts';
import type { RunRecord } from './run-record.ts';
import type { Screen } from './screen.ts';
import type { Viewer } from './viewer.ts';

/** Fast enough to look alive, slow enough to read and to cost nothing. */
const FRAME_MS = 100;

/** Shows a run on a terminal: one line a node, drawn again in its place. */
export class LiveViewer implements Viewer {
  private readonly record: RunRecord;
  private readonly nodes: readonly FrameNode[];
  private readonly screen: Screen;
  private readonly timer: NodeJS.Timeout;
  private isClosed = false;

  constructor(record: RunRecord, nodes: readonly FrameNode[], screen: Screen) {
    this.record = record;
    this.nodes = nodes;
    this.screen = screen;
    this.timer = setInterval(() => this.draw(), FRAME_MS);
  }

  receive(_event: RunEvent): void {
    // Drawn with the next frame, from the record.
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    clearInterval(this.timer);
    this.draw();
    this.screen.close();
  }

  private draw(): void {
    this.screen.draw(frameOf(this.record.state, this.nodes, this.screen.size, Date.now()));
  }
}
