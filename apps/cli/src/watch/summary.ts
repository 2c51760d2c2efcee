import { whyMissing } from '@parallax/exports';
import type { EventOf, Hedged, RunState } from '@parallax/schema';
import { count, counted, duration } from './numbers.ts';
import { oneLine } from './text.ts';

const NAMED = 10;

const words = {
  ok: 'Done',
  partial: 'Done, but not complete',
  error: 'Failed',
  cancelled: 'Stopped',
} as const;

/** Tasks whose results came from an earlier run. */
export function reusedIn({ nodes }: RunState): number {
  const tasks = Object.values(nodes).flatMap((node) => node.tasks);
  return tasks.filter(({ reused }) => reused !== undefined).length;
}

/** How a run ended, in a few lines: what it took, how much faster that was than one call after the other, and what is missing. */
export function summaryOf(
  { outcome, totals, missing, error, ms }: EventOf<'run-end'>,
  titles: Readonly<Record<string, string>>,
  reused = 0,
): string[] {
  const { calls, inputTokens, outputTokens, retries, costUsd, taskMs, hedged } = totals;
  const speedUp =
    ms > 0 && taskMs / ms >= 1.05 ? `${(taskMs / ms).toFixed(1)} × as fast as one by one` : undefined;
  const facts = [
    counted(calls, 'call'),
    ...(reused > 0 ? [`${count(reused)} reused`] : []),
    ...(retries > 0 ? [`${count(retries)} tried again`] : []),
    ...(hedged === undefined ? [] : [`${count(hedged.calls)} asked twice${hedgeCost(hedged)}`]),
    `${totals.estimated ? 'about ' : ''}${count(inputTokens)} tokens in, ${count(outputTokens)} out`,
    ...(costUsd > 0 ? [`$${costUsd.toFixed(4)}`] : []),
    ...(speedUp === undefined ? [] : [speedUp]),
  ];
  const lines = [`${words[outcome]} in ${duration(ms)}: ${facts.join(', ')}.`];
  if (error !== undefined) lines.push(`${error.message} [${error.code}]`);
  if (missing.length > 0) {
    lines.push(`Missing: ${counted(missing.length, 'result')}.`);
    for (const item of missing.slice(0, NAMED)) {
      const place = [titles[item.node] ?? item.node, item.label].filter((part) => part !== undefined);
      lines.push(`  ${place.join(', ')}: ${whyMissing(item)}`);
    }
    if (missing.length > NAMED) lines.push(`  and ${count(missing.length - NAMED)} more`);
  }
  return lines.map((line) => (line.startsWith('  ') ? `  ${oneLine(line)}` : oneLine(line)));
}

/** What the slower ones of the requests that were made twice used. */
function hedgeCost({ inputTokens, outputTokens, costUsd }: Hedged): string {
  const cost = costUsd === undefined || costUsd === 0 ? '' : `, $${costUsd.toFixed(4)}`;
  return ` (${count(inputTokens + outputTokens)} tokens${cost})`;
}
