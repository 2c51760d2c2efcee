import {
  type RunResponse,
  runListResponse,
  runResponse,
  startRunRequest,
  startRunResponse,
} from '@parallax/schema';
import { z } from 'zod';
import { HttpProblem, notFound } from '../http/problem.ts';
import { DOCUMENT_LIMIT, defineRoute, type Route } from '../http/route.ts';
import { exportRun, exportTypes } from '../runs/export-run.ts';
import { launchRun } from '../runs/launch-run.ts';
import { type ResumeDeps, resumeRun } from '../runs/resume-runs.ts';

const tag = 'Runs';

const listQuery = z.object({
  graphId: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** Milliseconds since the epoch: only older runs. */
  before: z.coerce.number().optional(),
});
const exportQuery = z.object({ format: z.enum(['csv', 'jsonl', 'md']).default('csv') });

export type RunRouteDeps = ResumeDeps;

/** Starting, listing, reading, cancelling and exporting runs. Watching one is in `run-events.ts`. */
export function runRoutes(deps: RunRouteDeps): Route[] {
  const { runs, registry } = deps;

  async function read(id: string): Promise<RunResponse> {
    await registry.arrived(id);
    // The state before the summary, so that the state of an ended run never comes with the summary of a running one.
    const state = await registry.state(id);
    await registry.settled();
    const stored = await runs.get(id);
    if (stored === null) throw notFound('run', id);
    return { run: registry.summary(stored.run), graph: stored.graph, state };
  }

  return [
    defineRoute({
      method: 'post',
      path: '/api/runs',
      summary: 'Start a run of a saved graph or of a document',
      tag,
      body: startRunRequest,
      bodyLimit: DOCUMENT_LIMIT,
      answers: {
        201: { description: 'It has started. `issues` are warnings.', schema: startRunResponse },
        422: { description: 'The graph cannot run: see `issues`.' },
      },
      async handle({ c, body }) {
        const started = await launchRun(deps, body);
        return c.json(started, 201, { Location: `/api/runs/${started.id}` });
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/runs',
      summary: 'Runs, the newest first',
      tag,
      query: listQuery,
      answers: { 200: { description: 'The runs, without what they gave.', schema: runListResponse } },
      async handle({ c, query }) {
        return c.json({ runs: await registry.list(query), next: null });
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/runs/:id',
      summary: 'A run with its graph and its state so far',
      tag,
      answers: { 200: { description: 'The run.', schema: runResponse } },
      async handle({ c, params }) {
        return c.json(await read(params.id));
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/runs/:id/cancel',
      summary: 'Ask a run to stop; calls in flight are closed',
      tag,
      answers: {
        202: { description: 'It is stopping; its `run-end` follows.' },
        409: { description: 'It is not running.' },
      },
      async handle({ c, params }) {
        await registry.arrived(params.id);
        if (registry.live(params.id) !== undefined) {
          await runs.askCancel(params.id, deps.clock.now());
          registry.cancel(params.id);
          return c.body(null, 202);
        }
        const stored = await runs.get(params.id);
        if (stored === null) throw notFound('run', params.id);
        throw new HttpProblem(
          409,
          'not-running',
          `This run is not running: it is "${registry.summary(stored.run).status}".`,
        );
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/runs/:id/resume',
      summary: 'Go on with a run that was interrupted and could not go on by itself',
      tag,
      answers: {
        202: { description: 'It goes on.' },
        409: { description: 'It is not interrupted.' },
        422: { description: 'It cannot go on: see `issues`.' },
      },
      async handle({ c, params }) {
        await resumeRun(deps, params.id);
        return c.body(null, 202);
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/runs/:id/export',
      summary: 'What a run gave, a row per item',
      tag,
      query: exportQuery,
      answers: { 200: { description: 'A file.', contentType: 'text/csv' } },
      async handle({ c, params, query }) {
        const { state } = await read(params.id);
        return c.body(exportRun(state, query.format), 200, {
          'Content-Type': exportTypes[query.format],
          'Content-Disposition': `attachment; filename="parallax-${params.id}.${query.format}"`,
        });
      },
    }),
  ];
}
