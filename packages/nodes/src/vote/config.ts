import { z } from 'zod';
import { overSchema, waitSchema } from '../gather/config.ts';
import { pointerSchema } from '../json/pointer.ts';
import { modelCallShape } from '../model-call/config.ts';
import { methodNames } from './methods.ts';
import { stopSchema } from './stop-schema.ts';

/** How votes are read from answers, counted and judged. */
export const voteConfigSchema = z.strictObject({
  over: overSchema,
  wait: waitSchema,
  method: z.enum(methodNames).default('majority'),
  /** For `method: "weighted"`: where an answer says how much its vote counts. */
  weightPointer: pointerSchema.default('/weight'),
  /** For `method: "bestOf"`: where an answer has its score; without one, the model judges each answer. */
  scorePointer: pointerSchema.optional(),
  /** For methods that ask a model: what makes an answer better. */
  criteria: z.string().max(10_000).default(''),
  /** When there are enough answers; for `method: "majority"` that closes a fan-out. */
  stop: stopSchema.default({ rule: 'none' }),
  /** Where the vote is in an answer: one choice, or for `approval`, `borda`, `irv` and `copeland` a list of them, the best first. */
  extract: z.enum(['text', 'lastNumber', 'choiceLetter', 'json', 'regex']).default('text'),
  /** For `extract: "json"`. */
  pointer: pointerSchema.default(''),
  /** For `extract: "regex"`, in RE2 syntax: the first match counts, of it the first group where there is one. */
  pattern: z.string().max(2000).default(''),
  /** Counts votes as the same that differ only in case, blanks, Unicode form or the way a number is written. */
  normalize: z.boolean().default(true),
  /** An answer without a vote: it abstains, or the whole vote fails. */
  onUnparsable: z.enum(['abstain', 'fail']).default('abstain'),
  /**
   * Votes that must be valid. Null is half of all, rounded up; a number below 1 is a share of all, rounded up;
   * from 1 on it is a number of votes.
   */
  quorum: z
    .union([z.number().min(0).lt(1), z.int().min(1)], {
      error: 'A share from 0 to below 1, or a whole number of votes.',
    })
    .nullable()
    .default(null),
  /** The winner needs more than this share of the valid votes; 0.5 is a strict majority. */
  minShare: z.number().min(0).lt(1).default(0),
  /** Between equals: the one that was voted for first, one drawn by the task's seed, none, or the one that the model chooses. */
  tieBreak: z.enum(['firstIndex', 'seeded', 'abstain', 'judge']).default('firstIndex'),
  /** The model of `judge`, `pairwise`, `bestOf` without scores, and of ties that a judge breaks. */
  ...modelCallShape,
});

export type VoteConfig = z.infer<typeof voteConfigSchema>;
