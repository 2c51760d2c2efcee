import { approval } from './approval.ts';
import { borda } from './borda.ts';
import { copeland } from './copeland.ts';
import { irv } from './irv.ts';
import { majority, weighted } from './majority.ts';
import type { VoteMethod } from './method.ts';

/** How votes are counted. A further method is a file beside `majority.ts` and a line here. */
export const countedMethods = {
  majority,
  weighted,
  approval,
  borda,
  irv,
  copeland,
} as const satisfies Record<string, VoteMethod>;

export type CountedMethod = keyof typeof countedMethods;

/** All methods: those that count, and those that ask a model or compare scores. */
export const methodNames = [
  'majority',
  'weighted',
  'approval',
  'borda',
  'irv',
  'copeland',
  'judge',
  'pairwise',
  'bestOf',
] as const;

export type MethodName = (typeof methodNames)[number];

/** Methods whose votes are lists: what is approved of, or a ranking with the best first. */
const listMethods: ReadonlySet<MethodName> = new Set<MethodName>(['approval', 'borda', 'irv', 'copeland']);

export function votesForLists(method: MethodName): boolean {
  return listMethods.has(method);
}

export function isCounted(method: MethodName): method is CountedMethod {
  return Object.hasOwn(countedMethods, method);
}
