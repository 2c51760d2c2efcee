import type { RunEvent } from '@parallax/schema';

/** Shows a run while it goes on. */
export interface Viewer {
  receive(event: RunEvent): void;
  /** The run has ended, or the program does: nothing is drawn any more, and the terminal is as it was. */
  close(): void;
}

/** For `--quiet`. */
export const noViewer: Viewer = { receive() {}, close() {} };
