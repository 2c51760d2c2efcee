import { defineKind } from '@parallax/engine';
import { z } from 'zod';

/** How an output's values are shown. */
export const outputConfigSchema = z.strictObject({
  format: z.enum(['markdown', 'json', 'table']).default('markdown'),
});
export type OutputConfig = z.infer<typeof outputConfigSchema>;

/** Where results leave a graph. It has no output port: the engine takes what it gathers as the run's output. */
export const outputKind = defineKind<OutputConfig>({
  kind: 'output',
  version: 1,
  title: 'Output',
  summary: 'Shows everything that reaches it as the result of the run: as Markdown, JSON or a table.',
  config: outputConfigSchema,
  gather: 'all',
  over: () => 'all',
  ports: () => ({ inputs: [{ name: 'value', many: true }], outputs: [] }),
  run: () => ({ outputs: {} }),
});
