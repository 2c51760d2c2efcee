import type { Strategy } from '../strategy.ts';
import { type AgreementConfig, agreementConfigSchema } from './config.ts';

/** How far several graders agree about the same items. A coefficient that is undefined is null, never 1. */
export const agreement: Strategy<AgreementConfig> = {
  config: agreementConfigSchema,
  run: async (ctx) => (await import('./measure.ts')).measure(ctx),
};
