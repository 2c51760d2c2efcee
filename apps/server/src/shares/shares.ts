import type { CreateShareRequest, SharedRun, SharedView, ShareInfo } from '@parallax/schema';
import { hashOf, newSecret } from '../access/api-tokens.ts';
import { newId } from '../http/new-id.ts';
import { HttpProblem, notFound } from '../http/problem.ts';
import type { RunRegistry } from '../runs/run-registry.ts';
import type { Store, StoredRun } from '../store/store.ts';
import { sharedGraph, sharedState } from './shared-view.ts';

export interface SharesOptions {
  readonly store: Pick<Store, 'graphs' | 'runs' | 'shares'>;
  readonly registry: RunRegistry;
  now(): number;
}

/** Read-only views of graphs that are opened with a token, by whoever has it. */
export class Shares {
  private readonly options: SharesOptions;

  constructor(options: SharesOptions) {
    this.options = options;
  }

  /** The shares of a graph. Throws a 404. */
  async list(graphId: string): Promise<ShareInfo[]> {
    const { graphs, shares } = this.options.store;
    if ((await graphs.get(graphId)) === null) throw notFound('graph', graphId);
    return shares.list(graphId);
  }

  /** Makes a share; this is the only time that its token is known. Throws a 404, and a 400 or 409 in words. */
  async create(graphId: string, request: CreateShareRequest): Promise<{ share: ShareInfo; token: string }> {
    const { store, now } = this.options;
    const { runId = null, expiresAt = null } = request;
    if (expiresAt !== null && expiresAt <= now())
      throw new HttpProblem(
        400,
        'expired',
        '"expiresAt" lies in the past. Choose a later time, or leave it out.',
      );
    const graphVersion =
      runId === null
        ? await this.versionOf(graphId, request.version)
        : await this.versionRun(graphId, runId, request);
    const share: ShareInfo = { id: newId(), graphId, graphVersion, runId, createdAt: now(), expiresAt };
    const token = newSecret('');
    await store.shares.create(share, hashOf(token));
    return { share, token };
  }

  /** Ends a share at once. Throws a 404. */
  async delete(id: string): Promise<void> {
    if (!(await this.options.store.shares.delete(id))) throw notFound('share', id);
  }

  /** What the bearer of a token may see. Throws a 404 for a token that is wrong, revoked or expired, without saying which. */
  async open(token: string): Promise<SharedView> {
    const { graphs } = this.options.store;
    const share = await this.find(token);
    const stored = await graphs.version(share.graphId, share.graphVersion);
    if (stored === null) throw noShare();
    return {
      createdAt: share.createdAt,
      expiresAt: share.expiresAt,
      graphVersion: share.graphVersion,
      graph: sharedGraph(stored.graph),
      run: share.runId === null ? null : await this.run(share.runId),
    };
  }

  private async find(token: string): Promise<ShareInfo> {
    const share = await this.options.store.shares.byHash(hashOf(token));
    if (share === null || (share.expiresAt !== null && share.expiresAt <= this.options.now()))
      throw noShare();
    return share;
  }

  private async versionOf(graphId: string, version: number | undefined): Promise<number> {
    const { graphs } = this.options.store;
    const stored = version === undefined ? await graphs.get(graphId) : await graphs.version(graphId, version);
    if (stored === null)
      throw notFound('graph', version === undefined ? graphId : `${graphId}, version ${version}`);
    return stored.version;
  }

  private async versionRun(graphId: string, runId: string, { version }: CreateShareRequest): Promise<number> {
    if (version !== undefined)
      throw new HttpProblem(
        400,
        'two-versions',
        'A share of a run shows the version that was run: leave "version" out.',
      );
    const { run } = await this.endedRun(runId);
    if (run.graphId !== graphId || run.graphVersion === null)
      throw new HttpProblem(
        409,
        'other-graph',
        'This run is not of a saved version of this graph. Save the graph, run it again, and share that run.',
      );
    return run.graphVersion;
  }

  private async endedRun(runId: string): Promise<{ run: StoredRun; status: SharedRun['status'] }> {
    const { store, registry } = this.options;
    await registry.settled();
    const stored = await store.runs.get(runId);
    if (stored === null) throw notFound('run', runId);
    const { status } = stored.run;
    if (status === 'running')
      throw new HttpProblem(
        409,
        'not-over',
        'Only a run that is over can be shared. Wait for its end, or cancel it.',
      );
    return { run: stored.run, status };
  }

  private async run(runId: string): Promise<SharedRun> {
    const { run, status } = await this.endedRun(runId);
    const { name, createdAt, endedAt } = run;
    return { name, status, createdAt, endedAt, state: sharedState(await this.options.registry.state(runId)) };
  }
}

function noShare(): HttpProblem {
  return new HttpProblem(
    404,
    'no-share',
    'This link does not work: it was ended, or has expired, or is not whole. Ask who sent it for a new one.',
  );
}
