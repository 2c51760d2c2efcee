import { type ExportFormat, exportFormats, exportRun } from '@parallax/exports';
import {
  type RunResponse,
  type RunSummary,
  runListResponse,
  runResponse,
  runSummary,
  runValuesResponse,
  startRunRequest,
  startRunResponse,
  updateRunRequest,
} from '@parallax/schema';
import { z } from 'zod';
import type { Idempotency } from '../http/idempotency.ts';
import { pieceStream } from '../http/piece-stream.ts';
import { HttpProblem, notFound } from '../http/problem.ts';
import { DOCUMENT_LIMIT, defineRoute, type Route } from '../http/route.ts';
import { launchRun } from '../runs/launch-run.ts';
import { type ResumeDeps, resumeRun } from '../runs/resume-runs.ts';
import { storedOutputs, taskOutputs } from '../runs/stored-outputs.ts';
import type { RunCursor } from '../store/store.ts';

const tag = 'Runs';

const listQuery = z.object({
  graphId: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** The `next` of the page before. */
  cursor: z.string().max(200).optional(),
});
const readQuery = z.object({ state: z.enum(['full', 'light']).default('full') });
const valuesQuery = z.object({ task: z.union([z.string(), z.array(z.string()).max(200)]) });
const formats: readonly [ExportFormat, ...ExportFormat[]] = ['csv', 'jsonl', 'json', 'md', 'xlsx'];
const exportQuery = z.object({ format: z.enum(formats).default('csv') });

export interface RunRouteDeps extends ResumeDeps {
  readonly idempotency: Idempotency;
}

/** Starting, listing, reading, cancelling and exporting runs. Watching one is in `run-events.ts`. */
export function runRoutes(deps: RunRouteDeps): Route[] {
  const { runs, registry } = deps;

  /** A run with a state that is read before the summary, so that the state of an ended run never comes with the summary of a running one. */
  async function readWith<S>(id: string, stateOf: () => S | Promise<S>) {
    await registry.arrived(id);
    const state = await stateOf();
    await registry.settled();
    const stored = await runs.get(id);
    if (stored === null) throw notFound('run', id);
    return { run: registry.summary(stored.run), graph: stored.graph, state };
  }

  const read = (id: string): Promise<RunResponse> => readWith(id, () => registry.state(id));

  /** The same with a light state, as JSON: of a run of ten thousand items that is megabytes, which pass through as they are stored. */
  async function readLight(id: string): Promise<string> {
    const { state, ...rest } = await readWith(id, () => registry.lightJson(id));
    return `${JSON.stringify(rest).slice(0, -1)},"state":${state}}`;
  }

  return [
    defineRoute({
      method: 'post',
      path: '/api/runs',
      needs: 'runs:write',
      summary: 'Start a run of a saved graph or of a document; once under an `Idempotency-Key`',
      tag,
      body: startRunRequest,
      bodyLimit: DOCUMENT_LIMIT,
      answers: {
        201: { description: 'It has started. `issues` are warnings.', schema: startRunResponse },
        422: { description: 'The graph cannot run: see `issues`.' },
      },
      async handle({ c, body }) {
        const started = await deps.idempotency.once(c, (id) => launchRun(deps, body, id));
        return c.json(started, 201, { Location: `/api/runs/${started.id}` });
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/runs',
      needs: 'runs:read',
      summary: 'Runs, the newest first',
      tag,
      query: listQuery,
      answers: { 200: { description: 'The runs, without what they gave.', schema: runListResponse } },
      async handle({ c, query }) {
        const { cursor, limit } = query;
        const runs = await registry.list({
          ...query,
          after: cursor === undefined ? undefined : readCursor(cursor),
        });
        const last = runs.at(-1);
        return c.json({ runs, next: runs.length < limit || last === undefined ? null : cursorOf(last) });
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/runs/:id',
      needs: 'runs:read',
      summary: 'A run with its graph and its state so far',
      tag,
      query: readQuery,
      answers: { 200: { description: 'The run.', schema: runResponse } },
      async handle({ c, params, query }) {
        if (query.state === 'full') return c.json(await read(params.id));
        return c.body(await readLight(params.id), 200, { 'Content-Type': 'application/json' });
      },
    }),
    defineRoute({
      method: 'patch',
      path: '/api/runs/:id',
      needs: 'runs:write',
      summary: 'Give a run a name, or take it away; a named run is kept whatever the retention says',
      tag,
      body: updateRunRequest,
      answers: { 200: { description: 'The run.', schema: runSummary } },
      async handle({ c, params, body }) {
        if (!(await runs.rename(params.id, body.name === '' ? null : body.name)))
          throw notFound('run', params.id);
        const stored = await runs.get(params.id);
        if (stored === null) throw notFound('run', params.id);
        return c.json(registry.summary(stored.run));
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/api/runs/:id',
      needs: 'runs:write',
      summary: 'Delete a run that is over, with all that it gave',
      tag,
      answers: {
        204: { description: 'It is gone.' },
        409: { description: 'It is running.' },
      },
      async handle({ c, params }) {
        await registry.arrived(params.id);
        if (registry.live(params.id) !== undefined)
          throw new HttpProblem(409, 'running', 'This run is under way. Cancel it first, then delete it.');
        if (!(await registry.forget(params.id))) throw notFound('run', params.id);
        return c.body(null, 204);
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/runs/:id/values',
      needs: 'runs:read',
      summary: 'The whole outputs of some tasks, for a light state',
      tag,
      query: valuesQuery,
      answers: { 200: { description: 'By task.', schema: runValuesResponse } },
      async handle({ c, params, query }) {
        if ((await runs.get(params.id)) === null) throw notFound('run', params.id);
        await registry.flush();
        const tasks = typeof query.task === 'string' ? [query.task] : query.task;
        return c.json({ values: Object.fromEntries(await taskOutputs(runs, params.id, tasks)) });
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/runs/:id/cancel',
      needs: 'runs:write',
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
      needs: 'runs:write',
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
      needs: 'runs:read',
      summary: 'What a run gave, a row per item; as Markdown a report of the run',
      tag,
      query: exportQuery,
      answers: {
        200: {
          description: 'A file, by its format.',
          contentType: Object.values(exportFormats).map(({ type }) => type),
        },
      },
      async handle({ c, params, query }) {
        await registry.arrived(params.id);
        await registry.flush();
        const stored = await runs.get(params.id);
        if (stored === null) throw notFound('run', params.id);
        const source = {
          pages: await storedOutputs(runs, params.id),
          run: async () => ({ graph: stored.graph, state: await registry.state(params.id) }),
        };
        const { type, isText } = exportFormats[query.format];
        return c.body(await pieceStream(exportRun(source, query.format)), 200, {
          'Content-Type': isText ? `${type}; charset=utf-8` : type,
          'Content-Disposition': `attachment; filename="parallax-${params.id}.${query.format}"`,
        });
      },
    }),
  ];
}

/** Opaque to clients: the place of a run in the list. */
function cursorOf({ createdAt, id }: RunSummary): string {
  return `${createdAt}.${id}`;
}

function readCursor(text: string): RunCursor {
  const dot = text.indexOf('.');
  const createdAt = Number(text.slice(0, dot));
  if (dot > 0 && Number.isFinite(createdAt)) return { createdAt, id: text.slice(dot + 1) };
  throw new HttpProblem(400, 'invalid-query', '"cursor" is the "next" of the page before; this is none.');
}
