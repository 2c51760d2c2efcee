import { hasUnsavedChanges } from '../graph/document-store.ts';
import { writeDraft } from '../graph/draft.ts';
import type { Session } from './session.ts';

/** How long after a change the draft is written, in milliseconds. */
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
    clearTimeout(timer);
    timer = setTimeout(write, DELAY_MS);
  };
  const askBeforeLeaving = (event: BeforeUnloadEvent) => {
    write();
    if (!kept && hasUnsavedChanges(session.document.getState(), session.graph.getState().graph))
      event.preventDefault();
  };

  const stops = [
    session.graph.subscribe(later),
    session.document.subscribe(later),
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
