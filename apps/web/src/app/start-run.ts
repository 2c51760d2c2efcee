import type { Rehearsal } from '@parallax/schema';
import { saveStatus } from '../graph/document-store.ts';
import { confirmRun } from '../settings/confirm-run.tsx';
import { counted } from '../ui/format.ts';
import { toast } from '../ui/toast.ts';
import type { Session } from './session.ts';

/** How a run is started beside its graph. */
export interface RunPlan {
  /** An earlier run whose finished results are used wherever nothing that they depend on has changed. */
  readonly reuseFrom?: string;
  /** Nodes that are asked anew, with all that depends on them. */
  readonly from?: readonly string[];
  readonly rehearse?: Rehearsal;
}

/** Runs the edited graph, or says what has to be mended first. Resolves to whether it has started. */
export async function startRun(session: Session, plan: RunPlan = {}): Promise<boolean> {
  const { graph, document, compiled, run, selection, settings } = session;
  const checked = compiled.flush();
  const errors = checked.issues.filter((issue) => issue.severity === 'error');
  if (errors.length > 0) {
    selection.clear();
    toast.error(
      `${counted(errors.length, 'problem')} to mend before it can run. They are listed at the right.`,
    );
    return false;
  }
  // What is reused or rehearsed costs less than the plan says, and nobody has to be asked.
  const isWhole = plan.rehearse === undefined && plan.reuseFrom === undefined;
  if (isWhole && !(await confirmRun(checked.plan, settings.getState().settings))) return false;
  const edited = graph.getState().graph;
  const { id, version } = document.getState();
  const stored = id !== null && version !== null && saveStatus(document.getState(), edited) === 'saved';
  const { reuseFrom, from, rehearse } = plan;
  const request = {
    ...(reuseFrom === undefined ? {} : { reuseFrom }),
    ...(from === undefined ? {} : { from: [...from] }),
    ...(rehearse === undefined ? {} : { rehearse }),
  };
  const source = stored ? { graphId: id, version } : { graph: edited };
  const started = await run.start({ ...source, ...request }, edited);
  if (started === null) toast.error(run.getState().error ?? 'The run could not be started.');
  return started !== null;
}

/** Asks again only for what failed, and for what depends on it. */
export function retryFailed(session: Session): Promise<boolean> {
  const { runId } = session.run.getState();
  return startRun(session, runId === null ? {} : { reuseFrom: runId });
}

/** Asks a node and all that depends on it anew, with the results of the shown run before it. */
export function runFrom(session: Session, node: string): Promise<boolean> {
  const { runId } = session.run.getState();
  return startRun(session, runId === null ? {} : { reuseFrom: runId, from: [node] });
}
