import type { RunState } from '@parallax/schema';
import { count } from '../../ui/format.ts';
import type { Labels } from '../run-data/labels.ts';
import { missingTasks } from '../run-data/missing.ts';

const NAMED = 6;

/** Says for each node among `nodes` what it had to do without: "Grade the essay: 97 of 100; missing: Essay 12, Essay 40, Essay 77". */
export function missingLines(state: RunState, nodes: ReadonlySet<string>, labels: Labels): string[] {
  const missing = Map.groupBy(
    missingTasks(state).filter(({ node }) => nodes.has(node)),
    ({ node }) => node,
  );
  return [...missing].map(([node, tasks]) => {
    const counts = state.nodes[node]?.counts;
    const all = Math.max(state.nodes[node]?.width ?? 0, (counts?.ok ?? 0) + tasks.length);
    const names = tasks.slice(0, NAMED).map(({ task }) => labels.path(task.path));
    const named = names.some((name) => name !== '');
    const more = tasks.length > NAMED ? ` and ${count(tasks.length - NAMED)} more` : '';
    const what = named ? `; missing: ${names.join(', ')}${more}` : ' finished';
    return `${labels.node(node)}: ${count(counts?.ok ?? 0)} of ${count(all)}${what}`;
  });
}
