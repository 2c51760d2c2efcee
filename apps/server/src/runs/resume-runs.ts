import type { Issue } from '@parallax/schema';
import { HttpProblem, notFound } from '../http/problem.ts';
import type { LaunchedRun } from '../store/store.ts';
import { checkGraph } from './check-graph.ts';
import { invalidGraph, type LaunchDeps, modelsFor, prepareRun } from './launch-run.ts';

/** A run that was resumed this often without a single task ending in between may be what ends the server. */
const FRUITLESS_RESUMES = 5;

export interface ResumeDeps extends LaunchDeps {
  log(message: string, thrown?: unknown): void;
}

/**
 * Goes on with runs whose server went away, in the background and one after another. From this call on all of them count as
 * running. Those that cannot go on stay interrupted, with a line in the log. Resolves when all have been tried.
 */
export async function resumeRuns(deps: ResumeDeps, ids: readonly string[]): Promise<void> {
  let before = Promise.resolve();
  for (const id of ids) {
    const previous = before;
    before = deps.registry.returning(id, async () => {
      await previous;
      try {
        await resumeByItself(deps, id);
      } catch (error) {
        deps.log(`Run ${id} was interrupted and could not go on.`, error);
      }
    });
  }
  await before;
}

async function resumeByItself(deps: ResumeDeps, id: string): Promise<void> {
  const launched = await deps.runs.launched(id);
  if (launched === null || launched.run.status !== 'running') return;
  if ((await deps.runs.fruitlessResumes(id)) >= FRUITLESS_RESUMES) {
    deps.log(
      `Run ${id} was resumed ${FRUITLESS_RESUMES} times and no task ended: it stays interrupted. POST /api/runs/${id}/resume goes on with it.`,
    );
    return;
  }
  const missing = await resume(deps, launched, true);
  if (missing !== null)
    deps.log(`Run ${id} stays interrupted: ${missing.message} It can go on once that is mended.`);
}

/** Goes on with a run that stayed interrupted. Throws a problem in words when it cannot. */
export async function resumeRun(deps: ResumeDeps, id: string): Promise<void> {
  await deps.registry.arrived(id);
  const launched = await deps.runs.launched(id);
  if (launched === null) throw notFound('run', id);
  const { status } = deps.registry.summary(launched.run);
  if (status !== 'interrupted')
    throw new HttpProblem(
      409,
      'not-interrupted',
      `Only an interrupted run can go on: this one is "${status}".`,
    );
  await deps.registry.returning(id, async () => {
    await resume(deps, launched, false);
  });
}

/** @returns what keeps it from going on by itself; null when it goes on */
async function resume(deps: ResumeDeps, launched: LaunchedRun, isCareful: boolean): Promise<Issue | null> {
  const { run, graph, inputs, launch, cancelAt } = launched;
  const { issues, program } = checkGraph(graph, deps.kinds, modelsFor(deps, launch), inputs);
  if (program === null) throw invalidGraph(issues);
  // A provider that is gone would fail all that is left. Somebody should set it up first, or decide to go on without.
  const unknown = issues.find((issue) => issue.code === 'unknown-model');
  if (isCareful && unknown !== undefined) return unknown;
  const past = await deps.registry.storedState(run.id);
  const { id, graphId, graphVersion } = run;
  const execute = await prepareRun(deps, { id, graphId, graphVersion, launch }, program, {
    state: past,
    cancelled: cancelAt !== null,
  });
  deps.registry.resume(id, past, execute);
  return null;
}
