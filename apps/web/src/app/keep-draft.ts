import { hasUnsavedChanges } from '../graph/document-store.ts';
import { writeDraft } from '../graph/draft.ts';
import type { Session } from './session.ts';

/** How long after the first of several edits the draft is written, in milliseconds. */
const DELAY_MS = 300;

/**
 * Keeps the draft in the browser's storage up to date, so that a reload loses nothing. Where the storage is full or forbidden, the
 * browser asks before it leaves a page with unsaved changes. Returns a function that stops keeping it.
 */
export function keepDraft(session: Session): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let kept = true;

  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    const { graph } = session.graph.getState();
    const document = session.document.getState();
    kept = writeDraft({
      graph,
      id: document.id,
      version: document.version,
      dirty: hasUnsavedChanges(document, graph),
      runId: session.run.getState().runId,
    });
  };
  const later = () => {
    timer ??= setTimeout(write, DELAY_MS);
  };
  const askBeforeLeaving = (event: BeforeUnloadEvent) => {
    write();
    if (!kept && hasUnsavedChanges(session.document.getState(), session.graph.getState().graph))
      event.preventDefault();
  };

  const stops = [
    session.graph.subscribe(later),
    // Another document, or another version of it: a window that is opened now should begin with it.
    session.document.subscribe((now, before) =>
      now.saved === before.saved && now.id === before.id ? undefined : write(),
    ),
    session.run.subscribe((view, before) => (view.runId === before.runId ? undefined : later())),
  ];
  window.addEventListener('beforeunload', askBeforeLeaving);
  window.addEventListener('pagehide', write);
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
    window.removeEventListener('beforeunload', askBeforeLeaving);
    window.removeEventListener('pagehide', write);
  };
}
