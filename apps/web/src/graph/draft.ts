import { type Graph, graphSchema } from '@parallax/schema';
import { z } from 'zod';

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

/** What a browser offers to keep drafts in. `window` lives as long as a window, also through a reload; `browser` is shared by all windows. */
export interface DraftStores {
  readonly window: DraftStorage;
  readonly browser: DraftStorage;
}

export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const browserStores: DraftStores = { window: sessionStorage, browser: localStorage };

/** What was open last. Each window has its own; a new window begins with what any window had open last. */
const LAST = 'parallax.draft';
/** Where the unsaved changes of a stored graph wait, also while another graph is open. */
const unsavedKey = (id: string) => `${LAST}.${id}`;

/** What this window had open last, or else any window; null where there is nothing or it cannot be read. */
export function readDraft({ window, browser }: DraftStores = browserStores): Draft | null {
  return read(window, LAST) ?? read(browser, LAST);
}

/** The unsaved changes of a stored graph: this window's own, or else those that another window left. */
export function readUnsaved(id: string, { window, browser }: DraftStores = browserStores): Draft | null {
  const own = read(window, LAST);
  return own?.id === id && own.dirty ? own : read(browser, unsavedKey(id));
}

/** Remembers the draft. False when the browser has no room for it. */
export function writeDraft(draft: Draft, { window, browser }: DraftStores = browserStores): boolean {
  const text = JSON.stringify(draft);
  try {
    if (draft.id !== null && !draft.dirty) browser.removeItem(unsavedKey(draft.id));
    window.setItem(LAST, text);
    browser.setItem(LAST, text);
    if (draft.id !== null && draft.dirty) browser.setItem(unsavedKey(draft.id), text);
    return true;
  } catch {
    return false;
  }
}

/** Forgets the unsaved changes of a stored graph: the person has discarded them. */
export function forgetUnsaved(id: string, { browser }: DraftStores = browserStores): void {
  browser.removeItem(unsavedKey(id));
}

function read(storage: DraftStorage, key: string): Draft | null {
  try {
    const parsed = draftSchema.safeParse(JSON.parse(storage.getItem(key) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
