import { createWriteStream, type WriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import type { RunEvent } from '@parallax/schema';
import { CommandError, reasonOf } from '../exit.ts';

/** Writes events as they come, one JSON object a line. */
export class EventFile {
  private readonly stream: WriteStream;
  private readonly done: Promise<unknown>;

  private constructor(path: string, stream: WriteStream) {
    this.stream = stream;
    this.done = finished(stream).then(
      () => undefined,
      (thrown: unknown) =>
        new CommandError(`The events could not be written to "${path}": ${reasonOf(thrown)}`, {
          cause: thrown,
        }),
    );
  }

  /** Throws a `CommandError` when the file cannot be opened. */
  static async open(path: string): Promise<EventFile> {
    try {
      const handle = await open(path, 'w');
      return new EventFile(path, createWriteStream(path, { fd: handle }));
    } catch (thrown) {
      throw new CommandError(`The events cannot be written to "${path}": ${reasonOf(thrown)}`, {
        cause: thrown,
      });
    }
  }

  receive(event: RunEvent): void {
    if (this.stream.writable) this.stream.write(`${JSON.stringify(event)}\n`);
  }

  /** Resolves when all events are written. Throws a `CommandError` when some could not be. */
  async close(): Promise<void> {
    this.stream.end();
    const failure = await this.done;
    if (failure !== undefined) throw failure;
  }
}
