import { saveStatus } from '../graph/document-store.ts';
import { counted } from '../ui/format.ts';
import { toast } from '../ui/toast.ts';
import type { Session } from './session.ts';

/** Runs the edited graph, or says what has to be mended first. Resolves to whether it has started. */
export async function startRun({ graph, document, compiled, run, selection }: Session): Promise<boolean> {
  const { issues } = compiled.flush();
  const errors = issues.filter((issue) => issue.severity === 'error');
  if (errors.length > 0) {
    selection.clear();
    toast.error(
      `${counted(errors.length, 'problem')} to mend before it can run. They are listed at the right.`,
    );
    return false;
  }
  const edited = graph.getState().graph;
  const { id, version } = document.getState();
  const stored = id !== null && version !== null && saveStatus(document.getState(), edited) === 'saved';
  const started = await run.start(stored ? { graphId: id, version } : { graph: edited }, edited);
  if (started === null) toast.error(run.getState().error ?? 'The run could not be started.');
  return started !== null;
}
