import { majority } from './majority.ts';
import type { VoteMethod } from './method.ts';

/** How votes can be counted. A further method is a file beside `majority.ts` and a line here. */
export const methodNames = ['majority'] as const;

export const methods: Readonly<Record<(typeof methodNames)[number], VoteMethod>> = { majority };
