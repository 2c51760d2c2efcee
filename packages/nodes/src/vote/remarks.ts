import type { Count } from './method.ts';
import type { MethodName } from './methods.ts';
import type { Tally } from './tally-schema.ts';

/** Below this share of the leader, a majority is as likely to make the errors of single answers worse (arXiv 2403.02419). */
const LOW_SHARE = 0.5;

interface Standing extends Pick<Tally, 'status'> {
  readonly method: MethodName;
  readonly counts: readonly Pick<Count, 'share'>[];
  readonly valid: number;
  readonly total: number;
}

/** What somebody who trusts the winner should know, each in a sentence or two. */
export function remarksOn({ status, method, counts, valid, total }: Standing): string[] {
  const remarks: string[] = [];
  const share = counts[0]?.share ?? 0;
  if (method === 'majority' && valid > 2 && share <= LOW_SHARE) {
    remarks.push(
      `The leader has only ${Math.round(share * 100)}% of the votes. Where most single answers are wrong, more votes make the result worse, not better: look at the answers, or ask a better model.`,
    );
  }
  if (method === 'majority' && status === 'tie' && valid % 2 === 0)
    remarks.push('An even number of votes can be level: ask for an odd number.');
  if (valid > 0 && valid * 4 <= total * 3)
    remarks.push(
      `${total - valid} of ${total} answers gave no vote that could be counted: check how the vote is read, or why they failed.`,
    );
  return remarks;
}
