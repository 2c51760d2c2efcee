import { z } from 'zod';
import { clippedSchema } from './clipped.ts';
import { estimateSchema } from './estimate.ts';
import {
  cancelReasonSchema,
  EVENT_VERSION,
  missingItemSchema,
  outcomeCountsSchema,
  outputItemSchema,
  reusedSchema,
  runOutcomeSchema,
  taskOutcomeSchema,
  waitShape,
} from './event.ts';
import { jsonSchema } from './json.ts';
import { lineageSchema } from './lineage.ts';
import { pathSchema } from './path.ts';
import { rehearsalSchema } from './rehearsal.ts';
import { taskErrorSchema } from './task-error.ts';
import { noTotals, totalsSchema, usageSchema } from './usage.ts';

/** A further attempt of a task, and the pause before it. */
export const retrySchema = z.strictObject({
  /** When the attempt before it failed. */
  failedAt: z.number(),
  /** When it began; absent while it waits. */
  startedAt: z.number().optional(),
  ...waitShape,
});

/** One task as the events so far tell it. `text` and `thought` are live and gone once it has ended. */
export const taskStateSchema = z.strictObject({
  task: z.string(),
  path: pathSchema,
  label: z.string().optional(),
  status: z.union([z.enum(['running', 'retrying']), taskOutcomeSchema]),
  /** Attempts begun. */
  attempts: z.int(),
  /** When the first attempt began. */
  startedAt: z.number().optional(),
  endedAt: z.number().optional(),
  ...waitShape,
  /** The last 64 further attempts; absent where the first was the only one. */
  retries: z.array(retrySchema).optional(),
  model: z.string().optional(),
  text: z.string().optional(),
  thought: z.string().optional(),
  output: jsonSchema.optional(),
  error: taskErrorSchema.optional(),
  reason: cancelReasonSchema.optional(),
  usage: usageSchema.optional(),
  ms: z.number().optional(),
  reused: reusedSchema.optional(),
  /** Of a gathering task: what it was made of. */
  from: lineageSchema.optional(),
  /** In a light state, of a long output: then `output` is absent. */
  clipped: clippedSchema.optional(),
  /** While `retrying`: the time (ms since the epoch) of the next attempt. */
  retryAt: z.number().optional(),
});

export const nodeStateSchema = z.strictObject({
  status: z.enum(['running', 'ok', 'partial', 'error', 'cancelled', 'skipped']),
  width: z.int().optional(),
  running: z.int(),
  retrying: z.int(),
  counts: outcomeCountsSchema,
  startedAt: z.number(),
  endedAt: z.number().optional(),
  totals: totalsSchema,
  /** Sorted by path. */
  tasks: z.array(taskStateSchema),
  /** The last `node-data` by name, or by `name@path` for data of one task. */
  data: z.record(z.string(), jsonSchema),
});

export const runStateSchema = z.strictObject({
  v: z.literal(EVENT_VERSION),
  runId: z.string(),
  throughSeq: z.int(),
  status: z.union([z.enum(['pending', 'running']), runOutcomeSchema]),
  graph: z
    .strictObject({ id: z.string().optional(), version: z.int().optional(), name: z.string() })
    .optional(),
  inputs: z.record(z.string(), jsonSchema),
  estimate: estimateSchema.optional(),
  reuseFrom: z.string().optional(),
  from: z.array(z.string()).optional(),
  rehearsal: rehearsalSchema.optional(),
  /** How often it went on after its server had gone away. */
  resumed: z.int().optional(),
  /** Time in which nobody executed it, in milliseconds. */
  downMs: z.number().optional(),
  /** Calls that were under way when a server went away: they may have been billed twice. */
  lost: z.int().optional(),
  /** A light state: long values are `clipped`, to be fetched by task when somebody looks. */
  light: z.literal(true).optional(),
  startedAt: z.number().optional(),
  endedAt: z.number().optional(),
  nodes: z.record(z.string(), nodeStateSchema),
  outputs: z.record(z.string(), z.array(outputItemSchema)),
  totals: totalsSchema,
  missing: z.array(missingItemSchema),
  error: taskErrorSchema.optional(),
});

export type Retry = z.infer<typeof retrySchema>;
export type TaskState = z.infer<typeof taskStateSchema>;
export type NodeState = z.infer<typeof nodeStateSchema>;
export type RunState = z.infer<typeof runStateSchema>;

/** Sent first to a client that connects without `Last-Event-ID`; folding goes on with the events after `throughSeq`. */
export const runSnapshotSchema = z.strictObject({
  v: z.literal(EVENT_VERSION),
  type: z.literal('run-snapshot'),
  runId: z.string(),
  throughSeq: z.int(),
  state: runStateSchema,
});
export type RunSnapshot = z.infer<typeof runSnapshotSchema>;

/** The state before the first event. */
export function emptyRunState(runId: string): RunState {
  return {
    v: EVENT_VERSION,
    runId,
    throughSeq: 0,
    status: 'pending',
    inputs: {},
    nodes: {},
    outputs: {},
    totals: noTotals,
    missing: [],
  };
}
