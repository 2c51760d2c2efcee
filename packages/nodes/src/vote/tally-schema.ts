import { jsonSchema, pathSchema } from '@parallax/schema';
import { z } from 'zod';
import { methodNames } from './methods.ts';

/** What one answer contributed. */
export const ballotSchema = z.strictObject({
  path: pathSchema,
  label: z.string(),
  /** The node that it came from. */
  node: z.string(),
  /** As it was read from the answer: one choice, or a list of them for methods that want one; null unless `valid`. */
  choice: jsonSchema,
  /** As it was counted; null unless `valid`. */
  normalized: z.string().nullable(),
  /** How much it counts, where votes are weighted; else null. */
  weight: z.number().nullable(),
  /** What it says that it is worth, where answers carry scores; else null. */
  score: z.number().nullable(),
  /** The beginning of the answer, or of the reason why there is none. */
  raw: z.string(),
  status: z.enum(['valid', 'abstained', 'failed']),
});

const countSchema = z.strictObject({ value: jsonSchema, votes: z.number(), share: z.number() });

const roundSchema = z.strictObject({
  counts: z.array(z.strictObject({ value: jsonSchema, votes: z.number() })).readonly(),
  eliminated: jsonSchema,
  exhausted: z.int(),
});

/** The outcome of a vote, with every ballot. Shares are from 0 to 1. */
export const tallySchema = z.strictObject({
  /** The winning choice as the first of its voters wrote it; null if there is none. */
  winner: jsonSchema,
  /** `tie` also where the tie was broken and there is a winner; `noQuorum` where too few votes, or too small a share, decide nothing. */
  status: z.enum(['decided', 'tie', 'noQuorum']),
  /** One sentence for people. */
  reason: z.string(),
  method: z.enum(methodNames),
  /** Most votes first. */
  counts: z.array(countSchema),
  /** What `votes` are: votes, weight, approvals, points, contests won. */
  unit: z.string(),
  /** Of an instant run-off. */
  rounds: z.array(roundSchema).nullable(),
  /** Whether one candidate beats every other in a contest of two; of `copeland` and `pairwise`. */
  condorcet: z.boolean().nullable(),
  /** What the judge said, where a model was asked. */
  judged: z.string().nullable(),
  valid: z.int(),
  abstained: z.int(),
  failed: z.int(),
  /** `valid` + `abstained` + `failed`. */
  total: z.int(),
  /** The leader's part; of what, depends on the method. */
  share: z.number(),
  /** The leader's share less that of the second. */
  margin: z.number(),
  /** 0: all agree; 1: all candidates are level; null without votes. */
  entropy: z.number().nullable(),
  /** The Beta criterion of Adaptive-Consistency for the top two; null without votes. Not the probability of being right. */
  pLeader: z.number().nullable(),
  samplesUsed: z.int(),
  /** Answers that were called off, or never asked for, because the vote did not need them. */
  samplesSaved: z.int(),
  /** How many answers there could have been. */
  samplesPossible: z.int(),
  /** Model calls that were never made; null where no stopping rule was at work, or an answer takes now more calls, now fewer. */
  callsSaved: z.int().nullable().default(null),
  /** Why no more were counted: there were no more, there were enough, the time was up, or a stopping rule was met. */
  stopReason: z.enum(['all', 'enough', 'deadline', 'adaptive', 'esc']),
  /** What somebody who trusts the winner should know. */
  remarks: z.array(z.string()).default([]),
  ballots: z.array(ballotSchema),
});

/** How a vote stands while answers are still to come. Without ballots, since it is told again and again. */
export const standingSchema = z.strictObject({
  status: z.literal('counting'),
  method: z.enum(methodNames),
  /** The leaders, most votes first; empty for methods that only count at the end. */
  counts: z.array(countSchema),
  /** Candidates in all. */
  candidates: z.int(),
  unit: z.string(),
  valid: z.int(),
  abstained: z.int(),
  failed: z.int(),
  share: z.number(),
  pLeader: z.number().nullable(),
  /** Answers that there could be; null while that is not known. */
  samplesPossible: z.int().nullable(),
});

export type Standing = z.infer<typeof standingSchema>;
export type Ballot = z.infer<typeof ballotSchema>;
export type Tally = z.infer<typeof tallySchema>;
