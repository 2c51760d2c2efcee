import type { Estimate, Graph, Plan, Rehearsal } from '@parallax/schema';
import { saveStatus } from '../graph/document-store.ts';
import { openBlocks } from '../graph/open-blocks.ts';
import { nodesMeant } from '../run/block-run.ts';
import { reuseEstimate, reusePlan } from '../run/reuse-plan.ts';
import type { RunStore } from '../run/run-store.ts';
import { confirmRun } from '../settings/ask-before-run.ts';
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
  const edited = graph.getState().graph;
  if (checked.plan !== null && plan.rehearse === undefined) {
    const estimate = estimateFor(session, edited, checked.plan, plan);
    if (!(await confirmRun({ plan: checked.plan, estimate }, settings.getState().settings))) return false;
  }
  const { id, version } = document.getState();
  const stored = id !== null && version !== null && saveStatus(document.getState(), edited) === 'saved';
  const { reuseFrom, from, rehearse } = plan;
  const request = {
    ...(reuseFrom === undefined ? {} : { reuseFrom }),
    ...(from === undefined ? {} : { from: [...from] }),
    ...(rehearse === undefined ? {} : { rehearse }),
  };
  // A run of unsaved changes still belongs to the history of its graph.
  const source = stored
    ? { graphId: id, version }
    : { graph: edited, ...(id === null ? {} : { graphId: id }) };
  return said(run, await run.start({ ...source, ...request }, edited));
}

/**
 * Asks again for what failed or was not begun, and for what depends on it: of the graph as it was run, so that edits since then cost nothing
 * and change nothing.
 */
export async function retryFailed({ run, document }: Session): Promise<boolean> {
  const { runId, document: graph, state } = run.getState();
  if (runId === null || graph === null || state === null) return false;
  const { id, version } = state.graph ?? {};
  // A run of another graph, which may be gone, is repeated from its own copy.
  const isOpen = id !== undefined && document.getState().id === id;
  const source =
    isOpen && version !== undefined
      ? { graphId: id, version }
      : { graph, ...(isOpen ? { graphId: id } : {}) };
  const inputs = Object.keys(state.inputs).length === 0 ? {} : { inputs: state.inputs };
  return said(run, await run.start({ ...source, ...inputs, reuseFrom: runId }, graph));
}

/** Runs the edited graph with the results of the shown run wherever they are still right. */
export function rerunChanged(session: Session): Promise<boolean> {
  const { runId } = session.run.getState();
  return startRun(session, runId === null ? {} : { reuseFrom: runId });
}

/** Asks a node and all that depends on it anew, with the results of the shown run before it. */
export function runFrom(session: Session, node: string): Promise<boolean> {
  const { runId } = session.run.getState();
  return startRun(session, runId === null ? {} : { reuseFrom: runId, from: [node] });
}

/** What has to be asked: all of it, or what the shown run cannot give. */
function estimateFor({ run }: Session, edited: Graph, plan: Plan, { reuseFrom, from }: RunPlan): Estimate {
  const { runId, graph, state } = run.getState();
  if (reuseFrom === undefined || reuseFrom !== runId || graph === null || state === null)
    return plan.estimate;
  const open = openBlocks(edited);
  const anew = from?.flatMap((node) => nodesMeant(open, node));
  return reuseEstimate(reusePlan({ graph, state }, open, plan, anew), plan);
}

/** Says in a toast why a run was refused. */
function said(run: RunStore, started: string | null): boolean {
  if (started === null) toast.error(run.getState().error ?? 'The run could not be started.');
  return started !== null;
}
