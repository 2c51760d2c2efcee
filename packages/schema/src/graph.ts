import { z } from 'zod';
import { jsonObjectSchema } from './json.ts';

/** The version of the graph document that this build reads and writes. Older ones are migrated, newer ones refused. */
export const GRAPH_VERSION = 1;

/** Ids are used in task ids (`review@views:2`) and URLs, so they hold neither `@`, `:`, `/` nor blanks. */
const idSchema = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/,
    'An id is 1 to 64 letters, digits, "-" or "_", and starts with a letter or digit.',
  )
  // Ids are keys of plain objects: one that every object inherits could be taken for an entry.
  .refine((id) => !(id in {}), 'This word is reserved. Choose another id.');

export const positionSchema = z.strictObject({ x: z.number(), y: z.number() });

export const graphNodeSchema = z.strictObject({
  id: idSchema,
  kind: z.string().min(1),
  label: z.string().max(200).optional(),
  position: positionSchema.optional(),
  config: jsonObjectSchema.default({}),
});

/** `source`, `sourceHandle`, `target` and `targetHandle` are React Flow's names; a missing handle is the node's first port. */
export const graphEdgeSchema = z.strictObject({
  id: idSchema,
  source: idSchema,
  sourceHandle: z.string().optional(),
  target: idSchema,
  targetHandle: z.string().optional(),
});

/** What a run may use. Times in milliseconds, money in US dollars. Reaching a `max…` stops launching; the run ends `partial`. */
export const limitsSchema = z.strictObject({
  concurrency: z.int().min(1).max(10_000).default(10),
  taskTimeoutMs: z.int().min(1).max(86_400_000).default(60_000),
  deadlineMs: z.int().min(1).max(604_800_000).optional(),
  maxItems: z.int().min(1).max(1_000_000).default(100_000),
  maxCalls: z.int().min(0).optional(),
  maxTokens: z.int().min(0).optional(),
  maxCostUsd: z.number().min(0).optional(),
  /**
   * Ask a straggler a second time: a call that has waited for its first token longer than 95% of its node's calls took in all. The
   * first of the two to answer counts. At most 5% of the calls; off by default.
   */
  hedge: z.boolean().optional(),
});

/** A text on the canvas, in Markdown. Sizes in pixels of the canvas. Nothing about it touches a run. */
export const noteSchema = z.strictObject({
  id: idSchema,
  text: z.string().max(20_000).default(''),
  position: positionSchema,
  width: z.number().min(80).max(4_000).default(280),
  height: z.number().min(40).max(4_000).default(160),
});

/** Nodes and notes that belong together on the canvas, under a title. A node is in one group at most. Nothing about it touches a run. */
export const groupSchema = z.strictObject({
  id: idSchema,
  title: z.string().max(200).default(''),
  /** Ids of nodes and notes. Those that are gone count for nothing. */
  members: z.array(idSchema),
  /** Shown as one card. */
  collapsed: z.boolean().optional(),
});

/** What can be drawn on one canvas: of the graph itself, and inside of a block. */
const canvasShape = {
  nodes: z.array(graphNodeSchema).default([]),
  edges: z.array(graphEdgeSchema).default([]),
  notes: z.array(noteSchema).optional(),
  groups: z.array(groupSchema).optional(),
};

/**
 * A part of a graph that can be used as one node, any number of times: nodes refer to it by its id. Its ports are those of its
 * nodes that stand for one, in their order.
 */
export const blockSchema = z.strictObject({
  id: idSchema,
  name: z.string().max(200).default('Block'),
  description: z.string().max(10_000).default(''),
  ...canvasShape,
});

export const graphSchema = z.strictObject({
  version: z.literal(GRAPH_VERSION),
  name: z.string().max(200).default('Untitled'),
  description: z.string().max(10_000).default(''),
  ...canvasShape,
  /** The blocks that nodes of this document refer to, so that a file holds all that it needs. */
  blocks: z.array(blockSchema).optional(),
  limits: limitsSchema.prefault({}),
});

export type Position = z.infer<typeof positionSchema>;
export type GraphNode = z.infer<typeof graphNodeSchema>;
export type GraphEdge = z.infer<typeof graphEdgeSchema>;
export type Note = z.infer<typeof noteSchema>;
export type NodeGroup = z.infer<typeof groupSchema>;
export type Block = z.infer<typeof blockSchema>;
export type Limits = z.infer<typeof limitsSchema>;
/** The saved document: nodes, edges, limits, with defaults filled in. */
export type Graph = z.infer<typeof graphSchema>;
/** A document as it may be written by hand: what has a default may be absent. */
export type GraphInput = z.input<typeof graphSchema>;
