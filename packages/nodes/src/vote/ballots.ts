import type { GatheredItem, MissingValue } from '@parallax/engine';
import { TaskError } from '@parallax/schema';
import { lostValues } from '../gather/missing.ts';
import { asText } from '../template/render.ts';
import { excerpt } from '../text/excerpt.ts';
import type { VoteConfig } from './config.ts';
import { extraction } from './extract.ts';
import { votingKey } from './normalize.ts';
import type { Ballot } from './tally-schema.ts';

const RAW_LENGTH = 300;

/**
 * A ballot for every answer, in the order of the answers, and after them one for every answer that failed to come.
 * Throws a `TaskError` `unparsable-vote` under `onUnparsable: "fail"`.
 */
export function castBallots(
  config: VoteConfig,
  items: readonly GatheredItem[],
  missing: readonly MissingValue[],
): Ballot[] {
  const extract = extraction(config);
  const cast = items.map(({ value, path, label, node }): Ballot => {
    const choice = extract(value);
    const ballot = { path: [...path], label, node, raw: excerpt(asText(value), RAW_LENGTH) };
    if (choice !== undefined)
      return { ...ballot, choice, normalized: votingKey(choice, config.normalize), status: 'valid' };
    if (config.onUnparsable === 'fail') {
      throw new TaskError(
        'unparsable-vote',
        `There is no vote in the answer of "${label}": "${excerpt(asText(value), 120)}"`,
      );
    }
    return { ...ballot, choice: null, normalized: null, status: 'abstained' };
  });
  const failed = lostValues(missing).map(({ path, label, node, outcome, error }): Ballot => {
    const raw = excerpt(error?.message ?? outcome, RAW_LENGTH);
    return { path: [...path], label, node, raw, choice: null, normalized: null, status: 'failed' };
  });
  return [...cast, ...failed];
}
