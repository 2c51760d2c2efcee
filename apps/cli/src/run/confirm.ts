import { createInterface } from 'node:readline/promises';
import type { Estimate, Range } from '@parallax/schema';
import { printError } from '../print.ts';
import { count } from '../watch/numbers.ts';

/** What a run may need without being asked about, as the app has it: model calls, and US dollars. */
const CALLS = 200;
const USD = 1;

/** What a run will need, in a line. */
export function estimateLine({ calls, inputTokens, outputTokens, costUsd }: Estimate): string {
  const cost = costUsd === null ? 'cost not known' : costRange(costUsd);
  return `${rangeOf(calls)} model calls, about ${rangeOf(inputTokens)} tokens in and ${rangeOf(outputTokens)} out, ${cost}`;
}

/** Whether a run may need more than one starts without thinking. What cannot be known beforehand counts as much. */
function isLarge({ calls, costUsd }: Estimate): boolean {
  if (calls.max === 0) return false;
  if (calls.max === null || calls.max > CALLS) return true;
  return costUsd !== null && (costUsd.max === null || costUsd.max > USD);
}

/**
 * Asks on a terminal whether a large run may begin. Resolves to true at once where nobody can be asked, and where nothing has to be.
 */
export async function confirmRun(estimate: Estimate, options: { readonly yes: boolean }): Promise<boolean> {
  if (options.yes || !isLarge(estimate) || !process.stdin.isTTY || !process.stderr.isTTY) return true;
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await asking.question(`This run needs ${estimateLine(estimate)}.\nStart it? [y/N] `);
    if (/^y(es)?$/i.test(answer.trim())) return true;
    printError('Not started. --yes starts it without asking.');
    return false;
  } finally {
    asking.close();
  }
}

/** "12", "4 to 12", "4 or more". */
function rangeOf({ min, max }: Range): string {
  if (max === null) return min === 0 ? 'an unknown number of' : `${count(min)} or more`;
  return min === max ? count(min) : `${count(min)} to ${count(max)}`;
}

function costRange({ min, max }: Range): string {
  const usd = (value: number) => `$${value < 0.01 ? value.toFixed(4) : value.toFixed(2)}`;
  if (max === 0) return 'no cost';
  if (max === null) return min === 0 ? 'cost not known beforehand' : `${usd(min)} or more`;
  return min === max ? `about ${usd(max)}` : `${usd(min)} to ${usd(max)}`;
}
