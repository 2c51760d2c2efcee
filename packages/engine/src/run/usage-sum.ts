import { addHedged, type Usage } from '@parallax/schema';

/** What the calls of one task have cost so far; undefined where there was none. */
export function addUsage(sum: Usage | undefined, more: Usage): Usage {
  if (sum === undefined) return more;
  const cost =
    sum.costUsd === undefined && more.costUsd === undefined
      ? undefined
      : (sum.costUsd ?? 0) + (more.costUsd ?? 0);
  const hedged = addHedged(sum.hedged, more.hedged);
  return {
    calls: sum.calls + more.calls,
    inputTokens: sum.inputTokens + more.inputTokens,
    outputTokens: sum.outputTokens + more.outputTokens,
    ...(cost === undefined ? {} : { costUsd: cost }),
    ...(sum.estimated === true || more.estimated === true ? { estimated: true } : {}),
    ...(hedged === undefined ? {} : { hedged }),
  };
}
