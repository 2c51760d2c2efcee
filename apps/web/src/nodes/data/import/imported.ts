import type { Data } from '../read-data.ts';

/** What is wrong with one file, or worth knowing about it. */
export interface ImportProblem {
  readonly file: string;
  /** Where in the file: "row 12", "page 3". */
  readonly place?: string;
  /** What happened and what to do. */
  readonly message: string;
}

/** One sheet of a workbook; of every other file the whole, without a name. */
export interface Sheet {
  readonly name: string;
  readonly data: Data;
}

/** What one file holds. */
export interface FileContent {
  readonly sheets: readonly Sheet[];
  readonly problems: readonly ImportProblem[];
}

/** A file that cannot be read; the message does not name the file. */
export class ImportError extends Error {
  readonly place: string | undefined;

  constructor(message: string, place?: string) {
    super(message);
    this.name = 'ImportError';
    this.place = place;
  }
}
