import type { HttpBindings } from '@hono/node-server';
import type { Clock } from '@parallax/engine';
import { runEventSchema, runSnapshotSchema } from '@parallax/schema';
import type { Context } from 'hono';
import { z } from 'zod';
import { notFound } from '../http/problem.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { eventStream } from '../runs/event-stream.ts';
import { followRun } from '../runs/follow-run.ts';
import { FrameQueue } from '../runs/frame-queue.ts';
import type { RunRegistry } from '../runs/run-registry.ts';
import type { RunStore } from '../store/store.ts';

const eventsQuery = z.object({
  after: z.coerce.number().int().min(0).optional(),
  /** What a snapshot holds: `light` has long values only begun. */
  state: z.enum(['full', 'light']).default('full'),
});

/** Watching a run; `docs/events.md` explains the stream. */
export function runEventRoutes(registry: RunRegistry, runs: RunStore, clock: Clock): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/runs/:id/events',
      needs: 'runs:read',
      summary: 'The events of a run as they happen; resumes after `Last-Event-ID` (or `?after=`)',
      tag: 'Runs',
      query: eventsQuery,
      answers: {
        200: {
          description:
            'An event stream: `id` is the seq, `event` the type, `data` this JSON. Ends after `run-end`.',
          schema: z.union([runSnapshotSchema, runEventSchema]),
          contentType: 'text/event-stream',
        },
        204: {
          description:
            'The run is over and the client has seen all of it: a browser then stops reconnecting.',
        },
      },
      async handle({ c, params, query }) {
        const after = lastSeen(c) ?? query.after ?? null;
        await registry.arrived(params.id);
        if (registry.live(params.id) === undefined) {
          if ((await runs.get(params.id)) === null) throw notFound('run', params.id);
          if (after !== null && after === (await runs.lastSeq(params.id))) return c.body(null, 204);
        }
        // Bindings are there when a real server has the connection, not when a test asks the application itself.
        const { outgoing } = (c.env ?? {}) as Partial<HttpBindings>;
        const queue = new FrameQueue(() => outgoing?.destroy());
        return eventStream(
          followRun(registry, runs, params.id, after, queue, query.state === 'light'),
          clock,
          () => queue.abort(),
        );
      },
    }),
  ];
}

/** What a reconnecting browser says; it outweighs `?after=`, which stays in the address. */
function lastSeen(c: Context): number | null {
  const id = c.req.header('last-event-id');
  return id !== undefined && /^\d{1,16}$/.test(id) ? Number(id) : null;
}
