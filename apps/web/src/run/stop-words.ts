import type { CancelReason, Graph, RunState } from '@parallax/schema';
import { formatCost, formatTokens } from '../results/format/figures.ts';
import { counted, duration } from '../ui/format.ts';

/** Why a run ended before its work was done: a budget or its time was used up. Null for one that came to its end. */
export function stopWords(graph: Graph, state: RunState): string | null {
  const left = (reason: CancelReason) => state.missing.filter((item) => item.reason === reason).length;
  const notBegun = left('budget');
  if (notBegun > 0)
    return `The budget of the run (${budgetWords(graph, state)}) was used up: ${counted(notBegun, 'task')} not begun. What was done is kept.`;
  const { deadlineMs } = graph.limits;
  const late = left('deadline');
  if (late > 0 && deadlineMs !== undefined && runMs(state) >= deadlineMs)
    return `The time for the whole run (${duration(deadlineMs)}) was up: ${counted(late, 'task')} cut off or not begun. What was done is kept.`;
  return null;
}

/** The budget that was reached, or all that there are where none was to the letter: tokens and money are only known after a call. */
function budgetWords({ limits: { maxCalls, maxTokens, maxCostUsd } }: Graph, { totals }: RunState): string {
  const budgets = [
    maxCalls === undefined ? undefined : { words: counted(maxCalls, 'call'), isUp: totals.calls >= maxCalls },
    maxTokens === undefined
      ? undefined
      : {
          words: `${formatTokens(maxTokens)} tokens`,
          isUp: totals.inputTokens + totals.outputTokens >= maxTokens,
        },
    maxCostUsd === undefined
      ? undefined
      : { words: formatCost(maxCostUsd), isUp: totals.costUsd >= maxCostUsd },
  ].filter((budget) => budget !== undefined);
  const up = budgets.filter(({ isUp }) => isUp);
  return (up.length > 0 ? up : budgets).map(({ words }) => words).join(' or ');
}

function runMs({ startedAt = 0, endedAt = 0 }: RunState): number {
  return endedAt - startedAt;
}
