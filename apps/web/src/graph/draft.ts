import { type Graph, graphSchema } from '@parallax/schema';
import { z } from 'zod';

const KEY = 'parallax.draft';

const draftSchema = z.object({
  graph: graphSchema,
  /** The stored graph that this is a draft of; null for one that was never saved. */
  id: z.string().nullable(),
  version: z.int().nullable(),
  /** Whether it holds changes that are not saved. */
  dirty: z.boolean(),
  /** The run that was shown with it. */
  runId: z.string().nullable(),
});

/** The document as the page last held it, so that a reload or a crash of the browser loses nothing. */
export interface Draft {
  readonly graph: Graph;
  readonly id: string | null;
  readonly version: number | null;
  readonly dirty: boolean;
  readonly runId: string | null;
}

export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The remembered draft; null where there is none or it cannot be read. */
export function readDraft(storage: DraftStorage = localStorage): Draft | null {
  try {
    const parsed = draftSchema.safeParse(JSON.parse(storage.getItem(KEY) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Remembers the draft. False when the browser has no room for it. */
export function writeDraft(draft: Draft, storage: DraftStorage = localStorage): boolean {
  try {
    storage.setItem(KEY, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}
