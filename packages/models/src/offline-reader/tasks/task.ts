import type { Json } from '@parallax/schema';
import type { ReaderRequest } from '../request/request.ts';
import type { Chooser } from '../sampling.ts';
import type { Document } from '../text/document.ts';

/** What a task works with. */
export interface TaskInput {
  readonly request: ReaderRequest;
  /** Reads a text; the same text is read once. */
  readonly read: (text: string) => Document;
  readonly chooser: Chooser;
  readonly schema: Json | undefined;
}

/** What a task found: as prose, and as facts under the names of the field (`score`, `verdict`, `evidence`, `themes`, …). */
export interface Finding {
  readonly text: string;
  readonly facts: Readonly<Record<string, Json>>;
}

export type Task = (input: TaskInput) => Finding;
