import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useCompiled, useNodePlan } from '../../graph/hooks.ts';
import { stateFilter } from '../../run/state-filter.ts';
import type { ViewState } from '../../ui/states.ts';
import { branchCounts } from '../branch-counts.ts';
import {
  countStates,
  placesIn,
  type StripCell,
  type StripItems,
  stripCells,
  stripItems,
} from './strip-cells.ts';
import { type StripLayout, stripLayout } from './strip-layout.ts';
import { useStripRun } from './use-strip-run.ts';

/** All that a node's strip shows. */
export interface Strip {
  readonly items: StripItems;
  readonly cells: readonly StripCell[];
  readonly layout: StripLayout;
  /** Height that the strip takes, whatever is filtered: the card does not jump. */
  readonly height: number;
  readonly counts: ReadonlyMap<ViewState, number>;
  readonly only: ViewState | null;
  readonly hasRun: boolean;
}

/** The strip of a node; null of one that runs once. */
export function useStrip(nodeId: string): Strip | null {
  const run = useStripRun(nodeId);
  const plan = useNodePlan(nodeId);
  const plans = useCompiled((compiled) => compiled.nodePlans);
  const filter = useStore(stateFilter, ({ state }) => state);
  const branches = useMemo(() => branchCounts(plans, plan), [plans, plan]);
  const expected = run?.width ?? plan?.tasks.max ?? plan?.tasks.min ?? 1;
  const width = Math.max(expected, run?.tasks.length ?? 0);
  const opensLater = plan !== undefined && plan.tasks.max === null;
  const hasStrip = width > 1 || opensLater;
  const items = useMemo(
    () => (hasStrip ? stripItems(run, width, branches) : []),
    [hasStrip, run, width, branches],
  );
  return useMemo(() => {
    if (!hasStrip) return null;
    const hasRun = run !== undefined;
    const only = hasRun ? filter : null;
    const { height } = stripLayout(Math.max(1, width));
    const places = placesIn(items, only);
    const layout = stripLayout(Math.max(1, places?.length ?? width), height);
    const cells = stripCells(items, layout.perCell, places);
    return { items, cells, layout, height, counts: countStates(items), only, hasRun };
  }, [hasStrip, run, width, items, filter]);
}
