import { jsonObjectSchema } from '@parallax/schema';
import { z } from 'zod';
import { modelCallShape } from '../model-call/config.ts';

/** One model call for each item. The names in `model`, `system` and `prompt` are the node's input ports. */
export const agentConfigSchema = z.strictObject({
  ...modelCallShape,
  system: z.string().default(''),
  prompt: z.string().default('{{input}}'),
  /** `json` parses the answer, and with a `schema` checks it. */
  output: z.enum(['text', 'json']).default('text'),
  /** A JSON Schema, for `output: "json"`. */
  schema: jsonObjectSchema.optional(),
});

export type AgentConfig = z.infer<typeof agentConfigSchema>;
