import { EXIT } from '../exit.ts';

const exitCodes = { SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated } as const;

/** Ends a run in good order when the program is asked to stop; the second request ends the program at once. */
export class StopSignals {
  /** What the program then exits with; undefined while nobody has asked. */
  exitCode: number | undefined;
  private readonly onStop: () => void;
  private readonly listeners = Object.entries(exitCodes).map(([signal, code]) => ({
    signal,
    listener: () => this.stop(code),
  }));

  constructor(onStop: () => void) {
    this.onStop = onStop;
    for (const { signal, listener } of this.listeners) process.on(signal, listener);
  }

  close(): void {
    for (const { signal, listener } of this.listeners) process.off(signal, listener);
  }

  private stop(code: number): void {
    if (this.exitCode !== undefined) process.exit(code);
    this.exitCode = code;
    this.onStop();
  }
}
