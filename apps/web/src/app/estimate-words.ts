import type { Estimate } from '@parallax/schema';
import { formatCost } from '../results/format/figures.ts';
import type { MeasuredEstimate } from '../run/measured-estimate.ts';
import { costHint } from '../settings/cost-words.ts';
import { callRange, duration } from '../ui/format.ts';

/** What a run will need, as far as it can be said: "124 calls · ~$0.31 · ~40 s". */
export function estimateWords({ calls, costUsd }: Estimate, measured: MeasuredEstimate | null): string {
  const cost =
    measured?.costUsd == null || costUsd?.max === 0 ? costHint(costUsd) : `~${formatCost(measured.costUsd)}`;
  return [callRange(calls), calls.max === 0 ? '' : cost, measured === null ? '' : aboutTime(measured.ms)]
    .filter((part) => part !== '')
    .join(' · ');
}

/** A time that is only roughly known: "under 1 s", "~4 s", "~40 s", "~3 min", "~1.5 h". */
export function aboutTime(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 0.95) return 'under 1 s';
  if (seconds < 9.5) return `~${Math.round(seconds)} s`;
  if (seconds < 57.5) return `~${Math.round(seconds / 5) * 5} s`;
  const minutes = seconds / 60;
  if (minutes < 59.5) return `~${Math.max(1, Math.round(minutes))} min`;
  if (minutes < 24 * 60) return `~${(minutes / 60).toFixed(1)} h`;
  return `~${duration(ms)}`;
}
