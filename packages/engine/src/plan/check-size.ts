import type { Issue } from '@parallax/schema';
import type { Program } from '../compile/program.ts';
import { planOf } from './plan.ts';

/**
 * What is too large to be run, known before the run: fan-outs that follow each other multiply, and a run in which some calls were made
 * before it found out would be a waste. Counts what is certain only; the run itself counts the rest (`too-many-items`).
 */
export function checkSize(program: Program): Issue[] {
  const { nodes } = planOf(program);
  const { maxItems } = program.limits;
  let items = 0;
  for (const node of program.nodes) {
    if (node.widening === undefined) continue;
    const inside = Object.values(nodes).find(({ scopes }) => scopes.at(-1) === node.id);
    items += inside?.tasks.min ?? 0;
    if (items <= maxItems) continue;
    return [
      {
        severity: 'error',
        code: 'too-many-items',
        node: node.id,
        path: [],
        message: `With what this node opens the run has at least ${items} items, and its limit is ${maxItems}. Split into fewer, or raise the graph's limit of items.`,
      },
    ];
  }
  return [];
}
