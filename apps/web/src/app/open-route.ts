import { errorMessage } from '../api/http.ts';
import { withPositions } from '../graph/auto-layout.ts';
import { type Draft, readDraft, readUnsaved } from '../graph/draft.ts';
import { toast } from '../ui/toast.ts';
import { type Route, showRoute } from './router.ts';
import type { Session } from './session.ts';

/** What was opened: `nothing` is a first visit, for which there is neither an address nor a draft. */
export type Opened = 'document' | 'nothing';

/**
 * Loads what an address names. Unsaved changes of a stored graph win over what is stored. Never rejects: what cannot be opened is said in
 * a toast.
 */
export async function openRoute(session: Session, route: Route): Promise<Opened> {
  const last = readDraft();
  try {
    if (route.page === 'run') return await openRun(session, route.id);
    if (route.page === 'graph') return await openGraph(session, route.id, last);
  } catch (error) {
    toast.error(errorMessage(error));
    showRoute({ page: 'home' });
  }
  return last === null ? 'nothing' : await resume(session, last);
}

async function openGraph(session: Session, id: string, last: Draft | null): Promise<Opened> {
  const unsaved = readUnsaved(id);
  if (unsaved !== null) return await resume(session, unsaved);
  const stored = await session.api.getGraph(id);
  session.document.opened({ ...stored, graph: await withPositions(stored.graph) });
  if (last?.id === id) await showRunOf(session, last);
  return 'document';
}

async function resume(session: Session, draft: Draft): Promise<Opened> {
  session.document.resume({ ...draft, graph: await withPositions(draft.graph) });
  if (draft.id !== null) showRoute({ page: 'graph', id: draft.id });
  await showRunOf(session, draft);
  return draft.graph.nodes.length === 0 && draft.id === null ? 'nothing' : 'document';
}

async function openRun(session: Session, runId: string): Promise<Opened> {
  await session.run.open(runId);
  const { document } = session.run.getState();
  if (document !== null) session.document.create(await withPositions(document));
  return 'document';
}

/** A run that is gone is no reason to complain: its graph is what was asked for. */
async function showRunOf(session: Session, { runId }: Draft): Promise<void> {
  if (runId === null || session.run.getState().runId === runId) return;
  await session.run.open(runId).catch(() => undefined);
}
