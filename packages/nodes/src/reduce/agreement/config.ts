import { z } from 'zod';
import { pointerSchema } from '../../json/pointer.ts';
import { gatherShape } from '../strategy.ts';

export const agreementConfigSchema = z.strictObject({
  strategy: z.literal('agreement'),
  ...gatherShape,
  /** Where the grade is in each item. */
  pointer: pointerSchema.default(''),
  /**
   * Which of the scopes that are closed holds what is graded: the outermost (essays, each graded by several) or the innermost (graders, each
   * given all essays). The others, and several edges, are the graders.
   */
  graded: z.enum(['outer', 'inner']).default('outer'),
});
export type AgreementConfig = z.infer<typeof agreementConfigSchema>;
