import { fanOutConfigSchema, splitInput } from '@parallax/nodes';
import { type Json, TaskError } from '@parallax/schema';
import type { ConnectedInput } from '../names/connected-inputs.ts';

/** What a fan-out would give. */
export type Preview =
  | {
      readonly type: 'branches';
      readonly count: number;
      readonly labels: readonly string[];
      readonly each?: string;
    }
  | { readonly type: 'problem'; readonly message: string }
  /** Only the run can tell. */
  | { readonly type: 'unknown'; readonly message: string };

const LABELS = 5;
/** Ways that give the same branches whatever the input is. */
const needsNoInput = new Set(['copies', 'perspectives', 'models']);

/** The branches of a config for the input that is connected; null where the config is not right yet or a model decides. */
export function previewOf(config: unknown, input: ConnectedInput | undefined): Preview | null {
  const parsed = fanOutConfigSchema.safeParse(config);
  // A plan says itself how many sections it may give.
  if (!parsed.success || parsed.data.by === 'plan') return null;
  const value: Json | undefined = needsNoInput.has(parsed.data.by) ? '' : input?.value;
  if (value === undefined) {
    const message =
      input === undefined ? 'Connect an input to see what this gives.' : `Known once ${input.from} has run.`;
    return { type: 'unknown', message };
  }
  try {
    const branches = splitInput(parsed.data, value);
    return {
      type: 'branches',
      count: branches.length,
      labels: branches.slice(0, LABELS).map(({ label }) => label ?? ''),
      ...(input?.branch === undefined ? {} : { each: input.branch }),
    };
  } catch (error) {
    if (!TaskError.is(error)) throw error;
    return { type: 'problem', message: error.message };
  }
}
