import { defineKind } from '@parallax/engine';
import { z } from 'zod';
import { neverRuns } from './definition.ts';

/** What a port of the block is called. Names of one side differ. */
export const portConfigSchema = (name: string) =>
  z.strictObject({ name: z.string().trim().min(1).max(64).default(name) });
export type PortConfig = z.infer<ReturnType<typeof portConfigSchema>>;

/** Inside a block: where what is connected to one of its inputs comes in. */
export const blockInputKind = defineKind<PortConfig>({
  kind: 'block-input',
  version: 1,
  title: 'Block input',
  summary: 'What is connected to this input of the block.',
  config: portConfigSchema('input'),
  gather: 'one',
  boundary: ({ name }) => ({ side: 'input', name }),
  ports: () => ({ inputs: [], outputs: [{ name: 'value' }] }),
  run: () => neverRuns('block-input'),
});

/** Inside a block: what it gives at one of its outputs. */
export const blockOutputKind = defineKind<PortConfig>({
  kind: 'block-output',
  version: 1,
  title: 'Block output',
  summary: 'What the block gives at this output.',
  config: portConfigSchema('output'),
  gather: 'one',
  boundary: ({ name }) => ({ side: 'output', name }),
  ports: () => ({ inputs: [{ name: 'value', many: true }], outputs: [] }),
  run: () => neverRuns('block-output'),
});
