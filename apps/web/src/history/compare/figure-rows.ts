import type { RunSummary } from '@parallax/schema';
import { formatCost, formatTokens } from '../../results/format/figures.ts';
import { count, duration } from '../../ui/format.ts';
import { runStatus } from '../run-words.ts';

/** One figure of two runs, and how the later differs: "−12.4 s (−40%)". Empty where there is nothing to say. */
export interface FigureRow {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly change: string;
}

/** How two runs stand in time, calls, tokens and cost. */
export function figureRows(before: RunSummary, after: RunSummary): FigureRow[] {
  const figure = (
    title: string,
    read: (run: RunSummary) => number | undefined,
    words: (value: number) => string,
  ): FigureRow => {
    const [a, b] = [read(before), read(after)];
    return {
      name: title,
      before: a === undefined ? '' : words(a),
      after: b === undefined ? '' : words(b),
      change: a === undefined || b === undefined ? '' : changeWords(a, b, words),
    };
  };
  const plain = (title: string, read: (run: RunSummary) => string): FigureRow => ({
    name: title,
    before: read(before),
    after: read(after),
    change: '',
  });
  return [
    plain('Outcome', (run) => `${runStatus(run).word}${run.rehearsal ? ' (rehearsal)' : ''}`),
    plain('Graph', ({ graphVersion }) => (graphVersion === null ? 'not saved' : `version ${graphVersion}`)),
    figure(
      'Time',
      ({ createdAt, endedAt }) => (endedAt === null ? undefined : endedAt - createdAt),
      duration,
    ),
    figure('Calls', ({ totals }) => totals?.calls, count),
    figure('Retries', ({ totals }) => totals?.retries, count),
    figure(
      'Tokens',
      ({ totals }) => (totals === null ? undefined : totals.inputTokens + totals.outputTokens),
      formatTokens,
    ),
    // Nothing is also what a model without a price comes to.
    figure('Cost', ({ totals }) => (totals?.costUsd === 0 ? undefined : totals?.costUsd), formatCost),
    figure('Missing', ({ missing }) => missing, count),
  ];
}

function changeWords(before: number, after: number, words: (value: number) => string): string {
  const difference = after - before;
  if (difference === 0) return 'the same';
  const sign = difference > 0 ? '+' : '−';
  const share = before === 0 ? '' : ` (${sign}${Math.round((Math.abs(difference) / before) * 100)}%)`;
  return `${sign}${words(Math.abs(difference))}${share}`;
}
