import { defineKind, type Result } from '@parallax/engine';
import { exactly } from '../model-call/estimate.ts';
import { listBranches, rowNoun, tableBranches } from './branches.ts';
import { type InputConfig, inputConfigSchema } from './config.ts';
import { overrideInput } from './override.ts';

/** Where data enters a graph. A list or a table opens a scope: everything after it runs once for each item. */
export const inputKind = defineKind<InputConfig>({
  kind: 'input',
  version: 1,
  title: 'Input',
  summary: 'Holds a text, a list, a table or any value, which a run may replace by its own.',
  config: inputConfigSchema,
  gather: 'one',
  ports: () => ({ inputs: [], outputs: [{ name: 'value' }] }),
  widen(config) {
    if (config.type === 'list') return { port: 'value', noun: 'item' };
    if (config.type === 'table') return { port: 'value', noun: rowNoun(config.labelColumn) };
    return undefined;
  },
  width: (config) => exactly(config.type === 'list' || config.type === 'table' ? config.value.length : 1),
  constant: read,
  override: overrideInput,
  run: (ctx) => read(ctx.config),
});

function read(config: InputConfig): Result {
  if (config.type === 'list') return { outputs: {}, branches: listBranches(config.value) };
  if (config.type === 'table')
    return { outputs: {}, branches: tableBranches(config.value, config.labelColumn) };
  return { outputs: { value: config.value } };
}
