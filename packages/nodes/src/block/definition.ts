import { defineKind } from '@parallax/engine';
import { TaskError } from '@parallax/schema';
import { z } from 'zod';

/** Which block of the document a node stands for. */
export const blockConfigSchema = z.strictObject({
  block: z.string().default(''),
});
export type BlockConfig = z.infer<typeof blockConfigSchema>;

/** A part of the graph used as one node. Its ports are the block's, which only the document knows. */
export const blockKind = defineKind<BlockConfig>({
  kind: 'block',
  version: 1,
  title: 'Block',
  summary: 'Does what the nodes inside of it do.',
  config: blockConfigSchema,
  gather: 'one',
  block: ({ block }) => block,
  ports: () => ({ inputs: [], outputs: [] }),
  run: () => neverRuns('block'),
});

/** A boundary or block that was started all the same: a fault of the program, which has to say so and not pass nothing on. */
export function neverRuns(kind: string): never {
  throw new TaskError('internal', `A node of the kind "${kind}" was started. It should have been expanded.`);
}
