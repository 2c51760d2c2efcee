import { range } from '@parallax/engine';
import type { NodePlan, Plan } from '@parallax/schema';
import { callRange, counted } from '../ui/format.ts';
import { isInside } from './levels.ts';

/** What a block will do: all that the nodes inside of it will. Undefined for anything that has no nodes inside. */
export function blockPlan(id: string, plan: Plan): NodePlan | undefined {
  const inside = Object.entries(plan.nodes).flatMap(([node, each]) => (isInside(node, id) ? [each] : []));
  const [first, ...rest] = inside;
  if (first === undefined) return undefined;
  const calls = rest.reduce((sum, each) => range.add(sum, each.calls), first.calls);
  const costs = inside.map((each) => each.costUsd);
  const widest = inside.reduce((most, each) => (each.tasks.min > most.tasks.min ? each : most), first);
  return {
    scopes: first.scopes,
    tasks: widest.tasks,
    gathers: null,
    calls,
    costUsd: costs.reduce(
      (sum, cost) => (sum === null || cost === null ? null : range.add(sum, cost)),
      range.zero,
    ),
    sentence: [
      `${counted(inside.length, 'node')} inside`,
      ...(calls.max === 0 ? [] : [callRange(calls)]),
    ].join(', '),
  };
}
