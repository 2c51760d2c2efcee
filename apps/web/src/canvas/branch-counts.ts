import type { NodePlan } from '@parallax/schema';

/**
 * How many branches each scope around a node has, outermost first, when the plan says that exactly and evenly: a hundred essays with
 * three reviewers each are [100, 3]. Null where only the run can tell.
 */
export function branchCounts(
  plans: ReadonlyMap<string, NodePlan>,
  plan: NodePlan | undefined,
): readonly number[] | null {
  if (plan === undefined || plan.tasks.max !== plan.tasks.min) return null;
  const sizes: number[] = [];
  let inside = plan.tasks.min;
  for (const opener of [...plan.scopes].reverse()) {
    const outside = plans.get(opener)?.tasks;
    if (outside === undefined || outside.max !== outside.min || outside.min === 0) return null;
    const size = inside / outside.min;
    if (!Number.isInteger(size)) return null;
    sizes.unshift(size);
    inside = outside.min;
  }
  return sizes;
}
