import { type Reuse, reuseFromEnds } from '@parallax/engine/run';
import { type EventOf, eventTable } from '@parallax/schema';
import { HttpProblem } from '../http/problem.ts';
import type { LaunchPlan, RunStore } from '../store/store.ts';
import type { RunRegistry } from './run-registry.ts';

const PAGE = 500;

/** The results of the run that a launch reuses. Throws a problem in words when there is no such run or its results cannot be used. */
export async function loadReuse(
  runs: RunStore,
  registry: RunRegistry,
  { reuseFrom, from = [], rehearse }: LaunchPlan,
): Promise<Reuse | undefined> {
  if (reuseFrom === undefined) {
    if (from.length === 0) return undefined;
    throw new HttpProblem(
      400,
      'invalid-body',
      '"from" says from where a run is repeated: send "reuseFrom", the id of that run, as well.',
    );
  }
  const source = await runs.get(reuseFrom);
  if (source === null)
    throw new HttpProblem(422, 'no-such-run', `There is no run "${reuseFrom}" whose results could be used.`);
  if (source.run.rehearsal !== (rehearse !== undefined)) {
    throw new HttpProblem(
      422,
      'rehearsed-results',
      source.run.rehearsal
        ? 'That run was a rehearsal: its results are made up. Run the graph without it.'
        : 'A rehearsal does not use results of a real run. Rehearse without it.',
    );
  }
  await registry.flush();
  const ends: EventOf<'task-end'>[] = [];
  for (let after = 0; ; ) {
    const rows = await runs.taskEnds(reuseFrom, after, PAGE);
    const last = rows.at(-1);
    if (last === undefined) return reuseFromEnds(reuseFrom, from, ends);
    ends.push(...rows.map(({ json }) => eventTable['task-end'].schema.parse(JSON.parse(json))));
    after = last.seq;
  }
}
