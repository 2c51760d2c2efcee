import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useCompiled, useNodePlan } from '../graph/hooks.ts';
import { type HoveredItem, hoveredItem } from '../run/hovered-task.ts';
import { useWhyItemWaits } from '../run/use-why-waiting.ts';
import { branchCounts } from './branch-counts.ts';
import { pathAt } from './strip/strip-cells.ts';

/** The item of a node that the pointer is over, on its strip or on the timeline. */
export function useHoveredItem(nodeId: string): HoveredItem | null {
  return useStore(hoveredItem, ({ item }) => (item?.node === nodeId ? item : null));
}

/** Why the item under the pointer has not begun, or does not go on; empty where there is nothing to say. */
export function useWhyHoveredWaits(nodeId: string, item: HoveredItem | null): string {
  const plan = useNodePlan(nodeId);
  const plans = useCompiled((compiled) => compiled.nodePlans);
  const branches = useMemo(() => branchCounts(plans, plan), [plans, plan]);
  const place = item?.task === null ? item.place : null;
  const path = useMemo(
    () => (place === null || plan === undefined ? null : pathAt(place, plan.scopes, branches)),
    [place, plan, branches],
  );
  return useWhyItemWaits(nodeId, path);
}
