import { isJsonObject, type Json } from '@parallax/schema';

export type WaitRule = 'all' | 'atLeast' | 'deadlineMs';

/** What a rule begins with: three votes, half a minute. */
const firstAmounts: Readonly<Record<Exclude<WaitRule, 'all'>, number>> = { atLeast: 3, deadlineMs: 30_000 };

/** The waiting policy of a config as rule and number. What is neither counts as "all". */
export function readWait(wait: Json | undefined): { readonly rule: WaitRule; readonly amount?: number } {
  if (!isJsonObject(wait)) return { rule: 'all' };
  if (typeof wait.atLeast === 'number') return { rule: 'atLeast', amount: wait.atLeast };
  if (typeof wait.deadlineMs === 'number') return { rule: 'deadlineMs', amount: wait.deadlineMs };
  return { rule: 'all' };
}

/** A waiting policy as the config has it; undefined is the default. */
export function waitOf(rule: WaitRule, amount?: number): Json | undefined {
  if (rule === 'all') return undefined;
  const value = amount ?? firstAmounts[rule];
  return rule === 'atLeast' ? { atLeast: value } : { deadlineMs: value };
}
