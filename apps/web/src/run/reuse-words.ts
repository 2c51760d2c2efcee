import type { Graph, Plan } from '@parallax/schema';
import { nodeTitle } from '../graph/kinds.ts';
import { callRange, counted } from '../ui/format.ts';
import type { ReusePlan } from './reuse-plan.ts';

const NAMED = 3;

/** What a run that reuses another will ask and what not, a line each: "Asks anew: Grade (100 calls).", "Reuses: Summarize (97 results)." */
export function reuseWords({ anew, where, again, reused }: ReusePlan, graph: Graph, plan: Plan): string[] {
  const title = (id: string) => {
    const node = graph.nodes.find((each) => each.id === id);
    return `“${node === undefined ? id : nodeTitle(node)}”`;
  };
  const calls = (id: string) => {
    const range = plan.nodes[id]?.calls;
    return range === undefined ? '' : ` (${callRange(range)})`;
  };
  return [
    line(
      'Asks anew',
      anew.map((id) => `${title(id)}${calls(id)}`),
    ),
    line(
      'Asks again',
      again.map(({ node, tasks }) => `${title(node)} (${counted(tasks, 'task')})`),
    ),
    line('Asks only where what it gets is different', where.map(title)),
    line(
      'Reuses',
      reused.map(({ node, results }) => `${title(node)} (${counted(results, 'result')})`),
    ),
  ].filter((words) => words !== '');
}

function line(what: string, names: readonly string[]): string {
  if (names.length === 0) return '';
  const more = names.length > NAMED ? ` and ${counted(names.length - NAMED, 'more node', 'more nodes')}` : '';
  return `${what}: ${names.slice(0, NAMED).join(', ')}${more}.`;
}
