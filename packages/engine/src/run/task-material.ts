import type { CancelReason, Json, TaskErrorBody } from '@parallax/schema';
import type { GatheredItem, MissingValue, PacedResult, Result } from '../kind.ts';

/** What a task works on: one value an input, or what a group gathered. */
export interface TaskMaterial {
  readonly inputs: Readonly<Record<string, Json>>;
  readonly items: readonly GatheredItem[];
  readonly missing: readonly MissingValue[];
  readonly paced?: PacedResult | undefined;
}

/** How a task ended. */
export type TaskEnding =
  | { readonly outcome: 'ok'; readonly result: Result }
  | { readonly outcome: 'error' | 'timeout'; readonly error: TaskErrorBody }
  | { readonly outcome: 'cancelled'; readonly reason: CancelReason };
