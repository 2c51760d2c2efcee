import { z } from 'zod';
import { clippedSchema } from './clipped.ts';
import { estimateSchema } from './estimate.ts';
import { jsonSchema } from './json.ts';
import { lineageSchema } from './lineage.ts';
import { pathSchema } from './path.ts';
import { rehearsalSchema } from './rehearsal.ts';
import { taskErrorSchema } from './task-error.ts';
import { totalsSchema, usageSchema } from './usage.ts';

/** The version of the event envelope. */
export const EVENT_VERSION = 1;

export const taskOutcomeSchema = z.enum(['ok', 'error', 'timeout', 'cancelled', 'skipped']);
export const runOutcomeSchema = z.enum(['ok', 'partial', 'error', 'cancelled']);
/** Why a task was cancelled: the run was; its group closed without needing it; its group's or the run's deadline came; a budget was used up; another task failed under `onError: "fail"`. */
export const cancelReasonSchema = z.enum(['run', 'not-needed', 'deadline', 'budget', 'failed-run']);

export const outcomeCountsSchema = z.strictObject({
  ok: z.int(),
  error: z.int(),
  timeout: z.int(),
  cancelled: z.int(),
  skipped: z.int(),
});

/** A value that an output node collected. */
export const outputItemSchema = z.strictObject({
  path: pathSchema,
  label: z.string().optional(),
  source: z.string().optional(),
  value: jsonSchema,
  /** In a light state, of a long value: then `value` is null. */
  clipped: clippedSchema.optional(),
});

/** A task whose result the run has to do without, and why. */
export const missingItemSchema = z.strictObject({
  node: z.string(),
  task: z.string(),
  path: pathSchema,
  label: z.string().optional(),
  outcome: taskOutcomeSchema,
  error: taskErrorSchema.optional(),
  /** Of a cancelled task. */
  reason: cancelReasonSchema.optional(),
});

/**
 * An item of an output as it is stored and sent: in place of the value, when it is all that a task gave (or gave on one port), the
 * task. Values are in the log once, however large they are. The fold puts them back.
 */
export const outputRefSchema = z.strictObject({
  path: pathSchema,
  label: z.string().optional(),
  source: z.string().optional(),
  /** The task whose output the value is; absent when `value` is there. */
  task: z.string().optional(),
  /** Of a task with several ports: which one. */
  port: z.string().optional(),
  value: jsonSchema.optional(),
});

/** Where a reused result comes from: the run that asked for it, and what it cost there. */
export const reusedSchema = z.strictObject({
  runId: z.string(),
  task: z.string(),
  usage: usageSchema.optional(),
});

/** How long an attempt waited before it began, in milliseconds. Absent where it did not. */
export const waitShape = {
  /** For a slot: since its inputs were there or, of a further attempt, since its pause was over. */
  waitedMs: z.number().min(0).optional(),
  /** The part of `waitedMs` in which the provider let nothing begin: its rate, a pause that it asked for, or its breaker. */
  heldMs: z.number().min(0).optional(),
};

const outputsSchema = z.record(z.string(), z.array(outputItemSchema));

const envelope = {
  v: z.literal(EVENT_VERSION),
  runId: z.string(),
  seq: z.int().min(1),
  /** Milliseconds since the epoch. */
  at: z.number(),
};

function define<const T extends string, S extends z.ZodRawShape>(type: T, stored: boolean, shape: S) {
  return { type, stored, schema: z.strictObject({ ...envelope, type: z.literal(type), ...shape }) };
}

/** The one table of events: types and validators are inferred from it. `stored: false` events only ever travel live. */
export const eventTable = {
  'run-start': define('run-start', true, {
    graph: z.strictObject({ id: z.string().optional(), version: z.int().optional(), name: z.string() }),
    inputs: z.record(z.string(), jsonSchema),
    estimate: estimateSchema,
    reuseFrom: z.string().optional(),
    /** With `reuseFrom`: nodes whose tasks, and all that depends on them, are asked anew. */
    from: z.array(z.string()).optional(),
    /** No model was asked: the run was rehearsed on a simulated one. */
    rehearsal: rehearsalSchema.optional(),
  }),
  /** The run goes on after its server went away. Tasks that were under way begin anew; those that had ended are not repeated. */
  'run-resume': define('run-resume', true, {
    /** How long nobody executed the run, in milliseconds. */
    downMs: z.number().min(0),
    /** Attempts that were under way: their calls may be billed a second time. */
    lost: z.int().min(0),
  }),
  'node-start': define('node-start', true, {
    node: z.string(),
    /** How many tasks are expected, when that is known yet; else a `node-data` named `width` tells it later. */
    width: z.int().optional(),
  }),
  'task-start': define('task-start', true, {
    node: z.string(),
    task: z.string(),
    path: pathSchema,
    label: z.string().optional(),
    /** From 1. */
    attempt: z.int().min(1),
    model: z.string().optional(),
    ...waitShape,
  }),
  'task-delta': define('task-delta', false, {
    node: z.string(),
    task: z.string(),
    channel: z.enum(['text', 'thought']),
    /** Where `text` begins in the channel's whole text, so that a repeated delta does no harm. */
    offset: z.int().min(0),
    text: z.string(),
  }),
  'task-retry': define('task-retry', true, {
    node: z.string(),
    task: z.string(),
    /** The attempt that failed. */
    attempt: z.int().min(1),
    error: taskErrorSchema,
    waitMs: z.number(),
  }),
  'task-end': define('task-end', true, {
    node: z.string(),
    task: z.string(),
    path: pathSchema,
    label: z.string().optional(),
    outcome: taskOutcomeSchema,
    output: jsonSchema.optional(),
    error: taskErrorSchema.optional(),
    reason: cancelReasonSchema.optional(),
    usage: usageSchema.optional(),
    /** Time at work over all attempts, in milliseconds: waiting for a slot and between attempts is not counted. */
    ms: z.number(),
    attempts: z.int().min(0),
    model: z.string().optional(),
    /** The content key under which a later run finds the result; on tasks that called a model. */
    key: z.string().optional(),
    reused: reusedSchema.optional(),
    /** Of a gathering task that ended well: what it was made of. */
    from: lineageSchema.optional(),
  }),
  'node-data': define('node-data', true, {
    node: z.string(),
    path: pathSchema.optional(),
    name: z.string(),
    data: jsonSchema,
  }),
  'node-end': define('node-end', true, {
    node: z.string(),
    outcome: z.enum(['ok', 'partial', 'error', 'cancelled', 'skipped']),
    counts: outcomeCountsSchema,
    output: jsonSchema.optional(),
  }),
  'run-end': define('run-end', true, {
    outcome: runOutcomeSchema,
    /** Complete when the engine tells of it. As stored and sent, the lists that hold references are in `outputRefs` instead. */
    outputs: outputsSchema,
    outputRefs: z.record(z.string(), z.array(outputRefSchema)).optional(),
    totals: totalsSchema,
    missing: z.array(missingItemSchema),
    error: taskErrorSchema.optional(),
    /** Wall time of the run in milliseconds. */
    ms: z.number(),
  }),
} as const;

type EventTable = typeof eventTable;
export type EventType = keyof EventTable;
/** The event of one type, with its envelope. */
export type EventOf<T extends EventType> = z.infer<EventTable[T]['schema']>;
/** One fact about a run. */
export type RunEvent = { [T in EventType]: EventOf<T> }[EventType];
/** An event before it is numbered. */
export type EventBody = { [T in EventType]: Omit<EventOf<T>, 'v' | 'runId' | 'seq' | 'at'> }[EventType];

export type TaskOutcome = z.infer<typeof taskOutcomeSchema>;
export type RunOutcome = z.infer<typeof runOutcomeSchema>;
export type CancelReason = z.infer<typeof cancelReasonSchema>;
export type OutcomeCounts = z.infer<typeof outcomeCountsSchema>;
export type OutputRef = z.infer<typeof outputRefSchema>;
export type Reused = z.infer<typeof reusedSchema>;
export type OutputItem = z.infer<typeof outputItemSchema>;
export type MissingItem = z.infer<typeof missingItemSchema>;
export type RunOutputs = z.infer<typeof outputsSchema>;

/** Validator of any event. */
export const runEventSchema = z.discriminatedUnion('type', [
  eventTable['run-start'].schema,
  eventTable['run-resume'].schema,
  eventTable['node-start'].schema,
  eventTable['task-start'].schema,
  eventTable['task-delta'].schema,
  eventTable['task-retry'].schema,
  eventTable['task-end'].schema,
  eventTable['node-data'].schema,
  eventTable['node-end'].schema,
  eventTable['run-end'].schema,
]);

/** Whether the store keeps this event. */
export function isStored(event: RunEvent): boolean {
  return eventTable[event.type].stored;
}
