import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { type Reuse, reuseFromEnds } from '@parallax/engine/run';
import { type EventOf, type Graph, runEventSchema } from '@parallax/schema';
import { CommandError, reasonOf, UsageError } from '../exit.ts';

/** Where results of earlier runs are, and which nodes are asked anew all the same. */
export interface EarlierRuns {
  /** A file of events: as `--events` writes it, or as `GET /api/runs/:id/events` sends it. */
  readonly path: string;
  /** With `--resume` a file that is not there yet has no results; else it is an error. */
  readonly mayBeAbsent: boolean;
  /** Ids of nodes. */
  readonly from: readonly string[];
}

/** What can be used again. Throws a `CommandError` when there is nothing, and says why. */
export async function readEarlierResults({
  path,
  mayBeAbsent,
  from,
}: EarlierRuns): Promise<Reuse | undefined> {
  const ends: EventOf<'task-end'>[] = [];
  const rehearsals = new Set<string>();
  let events = 0;
  let last = '';
  try {
    for await (const line of createInterface({ input: createReadStream(path, 'utf8') })) {
      const event = eventOf(line);
      if (event === undefined) continue;
      events += 1;
      last = event.runId;
      if (event.type === 'run-start' && event.rehearsal !== undefined) rehearsals.add(event.runId);
      if (event.type === 'task-end' && !rehearsals.has(event.runId)) ends.push(event);
    }
  } catch (thrown) {
    if (isAbsent(thrown) && mayBeAbsent) return undefined;
    const why = isAbsent(thrown) ? 'There is no such file' : reasonOf(thrown);
    throw new CommandError(`The results in "${path}" cannot be read: ${why}.`, { cause: thrown });
  }
  if (events === 0) {
    if (mayBeAbsent) return undefined;
    throw new CommandError(`"${path}" holds no events of a run. Give a file that --events has written.`);
  }
  if (ends.length === 0 && rehearsals.size > 0)
    throw new CommandError(`"${path}" is of a rehearsal: its results are made up and cannot be used.`);
  if (
    ends.some(({ outcome, usage }) => outcome === 'ok' && usage !== undefined) &&
    !ends.some(({ key }) => key)
  )
    throw new CommandError(
      `The results in "${path}" were written without content keys, so they cannot be found again.`,
    );
  return reuseFromEnds(last, from, ends);
}

/** Nodes by id or label. Throws a `UsageError` for one that the graph does not have. */
export function nodesNamed({ nodes }: Graph, names: readonly string[]): string[] {
  return names.map((name) => {
    const node = nodes.find(({ id }) => id === name) ?? nodes.find(({ label }) => label === name);
    if (node !== undefined) return node.id;
    const known = nodes.map(({ id, label }) => (label === undefined ? id : `${id} (${label})`)).join(', ');
    throw new UsageError(`--from ${name}: the graph has no such node. It has ${known}.`);
  });
}

/** The event of a line. A line that was cut off when the program was killed is none, nor is a comment or field of a stream. */
function eventOf(line: string) {
  const json = line.startsWith('data:') ? line.slice(5) : line;
  if (!json.trimStart().startsWith('{')) return undefined;
  try {
    const parsed = runEventSchema.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

function isAbsent(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT';
}
