import { z } from 'zod';
import { runOutcomeSchema } from './event.ts';
import { graphSchema } from './graph.ts';
import { runStateSchema } from './run-state.ts';

/** A read-only view of one version of a graph, with or without one run. Whoever has its token may see it. */
export const shareInfo = z.strictObject({
  id: z.string(),
  graphId: z.string(),
  graphVersion: z.int(),
  /** The run whose results are shown with it. */
  runId: z.string().nullable(),
  createdAt: z.number(),
  /** Null for one that does not expire. */
  expiresAt: z.number().nullable(),
});

export const createShareRequest = z.strictObject({
  /** Absent: the newest. */
  version: z.int().min(1).optional(),
  /** A run of this graph that is over. Its version is shown, so `version` is left out. */
  runId: z.string().optional(),
  /** Milliseconds since the epoch; absent or null for a share that does not expire. */
  expiresAt: z.number().nullable().optional(),
});
/** `path` opens the share; the token is in its fragment and is never shown again. */
export const createShareResponse = z.strictObject({ share: shareInfo, token: z.string(), path: z.string() });
export const shareListResponse = z.strictObject({ shares: z.array(shareInfo) });

export const openShareRequest = z.strictObject({ token: z.string().min(1).max(200) });

/** All that a share shows of its run. */
export const sharedRun = z.strictObject({
  name: z.string().nullable(),
  status: runOutcomeSchema,
  createdAt: z.number(),
  endedAt: z.number().nullable(),
  state: runStateSchema,
});
/** All that a share shows. */
export const sharedView = z.strictObject({
  createdAt: z.number(),
  expiresAt: z.number().nullable(),
  graphVersion: z.int(),
  graph: graphSchema,
  run: sharedRun.nullable(),
});

export type ShareInfo = z.infer<typeof shareInfo>;
export type CreateShareRequest = z.infer<typeof createShareRequest>;
export type SharedRun = z.infer<typeof sharedRun>;
export type SharedView = z.infer<typeof sharedView>;
