import type { TaskEstimate } from '@parallax/engine';
import type { Range } from '@parallax/schema';
import { templateTokens } from '../template/parse.ts';
import { approximateTokens } from '../text/tokens.ts';
import { TYPICAL_OUTPUT_TOKENS } from './config.ts';

export function exactly(value: number): Range {
  return { min: value, max: value };
}

/** One call: the fixed text of its templates and the values that go into them, and an answer of up to `maxTokens`. */
export function oneCall(
  templates: readonly string[],
  values: Range,
  maxTokens: number | undefined,
): TaskEstimate {
  const fixed = templates.flatMap(templateTokens).filter((token) => token.type !== 'name');
  const tokens = approximateTokens(fixed.map((token) => token.text).join(''));
  return {
    calls: exactly(1),
    inputTokens: { min: tokens + values.min, max: values.max === null ? null : tokens + values.max },
    outputTokens: { min: 1, max: maxTokens ?? TYPICAL_OUTPUT_TOKENS },
  };
}
