import type { Range } from '@parallax/schema';
import { formatCost } from '../results/format/figures.ts';

/** What a run will cost, of a range: "about $0.31", "$0.10 to $0.31", "at least $0.10", "nothing", "not known". */
export function costRange(costUsd: Range | null): string {
  if (costUsd === null) return 'not known: a price is missing';
  const { min, max } = costUsd;
  if (max === null) return min === 0 ? 'depends on the run' : `at least ${formatCost(min)}`;
  if (max === 0) return 'nothing';
  return min === max ? `about ${formatCost(max)}` : `${formatCost(min)} to ${formatCost(max)}`;
}

/** The same beside a number of calls: "~$0.31", "up to $0.31", and empty where there is nothing to say. */
export function costHint(costUsd: Range | null | undefined): string {
  if (costUsd === undefined || (costUsd !== null && costUsd.max === 0)) return '';
  if (costUsd === null) return 'cost not known';
  const { min, max } = costUsd;
  if (max === null) return min === 0 ? '' : `at least ${formatCost(min)}`;
  return min === max ? `~${formatCost(max)}` : `up to ${formatCost(max)}`;
}
