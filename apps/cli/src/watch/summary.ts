import type { EventOf } from '@parallax/schema';
import { count, counted, duration } from './numbers.ts';
import { oneLine } from './text.ts';

const NAMED = 10;

const words = {
  ok: 'Done',
  partial: 'Done, but not complete',
  error: 'Failed',
  cancelled: 'Stopped',
} as const;

/** How a run ended, in a few lines: what it took, how much faster that was than one call after the other, and what is missing. */
export function summaryOf(
  { outcome, totals, missing, error, ms }: EventOf<'run-end'>,
  titles: Readonly<Record<string, string>>,
): string[] {
  const { calls, inputTokens, outputTokens, retries, costUsd, taskMs } = totals;
  const speedUp =
    ms > 0 && taskMs / ms >= 1.05 ? `${(taskMs / ms).toFixed(1)} × as fast as one by one` : undefined;
  const facts = [
    counted(calls, 'call'),
    ...(retries > 0 ? [`${count(retries)} tried again`] : []),
    `${totals.estimated ? 'about ' : ''}${count(inputTokens)} tokens in, ${count(outputTokens)} out`,
    ...(costUsd > 0 ? [`$${costUsd.toFixed(4)}`] : []),
    ...(speedUp === undefined ? [] : [speedUp]),
  ];
  const lines = [`${words[outcome]} in ${duration(ms)}: ${facts.join(', ')}.`];
  if (error !== undefined) lines.push(`${error.message} [${error.code}]`);
  if (missing.length > 0) {
    lines.push(`Missing: ${counted(missing.length, 'result')}.`);
    for (const { node, label, outcome: how, error: why } of missing.slice(0, NAMED)) {
      const place = [titles[node] ?? node, label].filter((part) => part !== undefined).join(', ');
      lines.push(`  ${place}: ${why?.message ?? how}`);
    }
    if (missing.length > NAMED) lines.push(`  and ${count(missing.length - NAMED)} more`);
  }
  return lines.map((line) => (line.startsWith('  ') ? `  ${oneLine(line)}` : oneLine(line)));
}
