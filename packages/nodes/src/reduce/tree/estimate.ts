import type { EstimateBasis, TaskEstimate } from '@parallax/engine';
import { TYPICAL_OUTPUT_TOKENS } from '../../model-call/config.ts';
import { approximateTokens } from '../../text/tokens.ts';
import type { TreeConfig } from './config.ts';

/**
 * Calls of a tree: at least those of full groups, at most one for each item (and each prompt's worth of text) and as many again for all
 * levels above. Tokens: the items once at the first level, and what its calls answer once more.
 */
export function treeEstimate(
  { system, prompt, maxTokens, tokenMax, fanIn, maxDepth }: TreeConfig,
  { items, inputTokens }: EstimateBasis,
): TaskEstimate {
  const fixed = approximateTokens(system) + approximateTokens(prompt);
  const answer = maxTokens ?? TYPICAL_OUTPUT_TOKENS;
  const least = callsOf(
    Math.max(Math.ceil(items.min / fanIn), Math.ceil(inputTokens.min / tokenMax), 1),
    fanIn,
    maxDepth,
  );
  const most =
    items.max === null || inputTokens.max === null
      ? null
      : callsOf(
          Math.max(
            1,
            Math.min(
              items.max,
              1 + Math.ceil((2 * inputTokens.max) / tokenMax) + Math.ceil(items.max / fanIn),
            ),
          ),
          2,
          maxDepth,
        );
  return {
    calls: { min: least, max: most },
    inputTokens: {
      min: inputTokens.min + least * fixed,
      max: most === null || inputTokens.max === null ? null : inputTokens.max + most * (fixed + answer),
    },
    outputTokens: { min: least, max: most === null ? null : most * answer },
  };
}

/** All calls above and with a first level of so many, each further level having one for `width` of the level below. */
function callsOf(first: number, width: number, maxDepth: number): number {
  let calls = 0;
  let level = first;
  for (let depth = 0; depth < maxDepth; depth += 1) {
    calls += level;
    if (level <= 1) break;
    level = Math.ceil(level / width);
  }
  return calls;
}
