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

  /**
   * Throws a `CommandError` when the file cannot be opened.
   *
   * @param mode `append` keeps what is there: results that are paid for, and may be used again
   */
  static async open(path: string, mode: 'new' | 'append'): Promise<EventFile> {
    try {
      const handle = await open(path, mode === 'new' ? 'w' : 'a');
      const file = new EventFile(path, createWriteStream(path, { fd: handle }));
      // The last line may have been cut off.
      if (mode === 'append' && (await handle.stat()).size > 0) file.stream.write('\n');
      return file;
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
