import { z } from 'zod';

const count = z.number().int().min(0).catch(0);

/**
 * One event of a Chat Completions stream, as far as Parallax reads it. Lenient in what servers differ in: the chunk with the
 * usage may have no choices at all, and reasoning comes under two names.
 */
export const chunkSchema = z.object({
  choices: z
    .array(
      z.object({
        delta: z
          .object({
            content: z.string().nullish(),
            refusal: z.string().nullish(),
            reasoning: z.string().nullish(),
            reasoning_content: z.string().nullish(),
          })
          .nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .nullish(),
  usage: z.object({ prompt_tokens: count, completion_tokens: count }).nullish(),
});
