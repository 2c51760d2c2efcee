import { type Graph, graphSchema, noTotals } from '@parallax/schema';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from './store.ts';

const graph = (name: string): Graph =>
  graphSchema.parse({ version: 1, name, nodes: [{ id: 'a', kind: 'input' }] });
const row = (runId: string, seq: number) => ({
  runId,
  seq,
  type: 'node-start',
  task: null,
  json: JSON.stringify({ seq, text: 'ünï\u2028' }),
});
const all = Number.MAX_SAFE_INTEGER;

/** What every store has to keep. `open` gives an empty one. */
export function describeStore(name: string, open: () => Promise<Store>): void {
  describe(name, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    it('deletes the ratings of a run with it', async () => {
      const rating = { item: 'a', score: 3, note: 'Fair', ratedAt: 5 };
      await store.runs.create({
        id: 'rated',
        graphId: null,
        graphVersion: null,
        graph: graph('g'),
        createdAt: 1,
        inputs: {},
        launch: {},
      });
      await store.ratings.put('rated', rating);
      await store.ratings.put('rated', { ...rating, score: 5 });
      expect(await store.ratings.list('rated')).toEqual([{ ...rating, score: 5 }]);
      expect(await store.runs.delete('rated')).toBe(true);
      expect(await store.ratings.list('rated')).toEqual([]);
    });

    describe('graphs', () => {
      it('keeps every version and gives the newest', async () => {
        await store.graphs.create('g', graph('one'), 10);
        const saved = await store.graphs.update('g', 1, graph('two'), 20, 'Better');
        expect(saved).toMatchObject({ status: 'saved', graph: { version: 2, createdAt: 10, updatedAt: 20 } });
        expect((await store.graphs.get('g'))?.graph).toEqual(graph('two'));
        expect((await store.graphs.version('g', 1))?.graph).toEqual(graph('one'));
        expect(await store.graphs.versions('g')).toEqual([
          { version: 2, name: 'two', savedAt: 20, nodes: 1, note: 'Better' },
          { version: 1, name: 'one', savedAt: 10, nodes: 1, note: null },
        ]);
      });

      it('refuses a stale version and changes nothing', async () => {
        await store.graphs.create('g', graph('one'), 10);
        await store.graphs.update('g', 1, graph('two'), 20);
        expect(await store.graphs.update('g', 1, graph('lost'), 30)).toEqual({
          status: 'conflict',
          currentVersion: 2,
        });
        expect(await store.graphs.update('nowhere', 1, graph('x'), 30)).toEqual({ status: 'not-found' });
        expect((await store.graphs.get('g'))?.graph.name).toBe('two');
      });

      it('lets exactly one of several savers of the same version win', async () => {
        await store.graphs.create('g', graph('one'), 10);
        const names = ['a', 'b', 'c', 'd', 'e'];
        const results = await Promise.all(names.map((name) => store.graphs.update('g', 1, graph(name), 20)));
        expect(results.filter((result) => result.status === 'saved')).toHaveLength(1);
        expect(await store.graphs.versions('g')).toHaveLength(2);
      });

      it('lists by the time of the last save', async () => {
        await store.graphs.create('old', graph('old'), 10);
        await store.graphs.create('new', graph('new'), 20);
        await store.graphs.update('old', 1, graph('old again'), 30);
        expect((await store.graphs.list()).map((summary) => summary.name)).toEqual(['old again', 'new']);
      });

      it('deletes a graph with its versions, and keeps its runs', async () => {
        await store.graphs.create('g', graph('one'), 10);
        await store.runs.create({
          id: 'r',
          graphId: 'g',
          graphVersion: 1,
          graph: graph('one'),
          createdAt: 11,
          inputs: {},
          launch: {},
        });
        expect(await store.graphs.delete('g')).toBe(true);
        expect(await store.graphs.delete('g')).toBe(false);
        expect(await store.graphs.get('g')).toBeNull();
        expect(await store.graphs.versions('g')).toBeNull();
        expect(await store.graphs.version('g', 1)).toBeNull();
        expect((await store.runs.get('r'))?.graph.name).toBe('one');
      });
    });

    describe('runs', () => {
      beforeEach(() =>
        store.runs.create({
          id: 'r',
          graphId: null,
          graphVersion: null,
          graph: graph('run'),
          createdAt: 5,
          inputs: {},
          launch: {},
        }),
      );

      it('appends events and the end together, and reads them in order and in part', async () => {
        const totals = { ...noTotals, tasks: 3 };
        await store.runs.append([row('r', 3), row('r', 1)], []);
        await store.runs.append(
          [row('r', 7)],
          [{ runId: 'r', status: 'partial', endedAt: 9, totals, missing: 2 }],
        );
        const seqs = async (after: number, through: number, limit = all) =>
          (await store.runs.events('r', after, through, limit)).map((event) => event.seq);
        expect(await seqs(0, all)).toEqual([1, 3, 7]);
        expect(await seqs(1, 6)).toEqual([3]);
        expect(await seqs(0, all, 2)).toEqual([1, 3]);
        expect(await store.runs.lastSeq('r')).toBe(7);
        expect((await store.runs.events('r', 6, 7, 1))[0]).toEqual(row('r', 7));
        expect((await store.runs.get('r'))?.run).toMatchObject({
          status: 'partial',
          endedAt: 9,
          totals,
          missing: 2,
        });
      });

      it('takes thousands of events at once and ignores repeated ones', async () => {
        const rows = Array.from({ length: 2_345 }, (_, index) => row('r', index + 1));
        await store.runs.append(rows, []);
        await store.runs.append(rows.slice(-10), []);
        expect(await store.runs.events('r', 0, all, all)).toHaveLength(2_345);
      });

      it('writes nothing of a batch that fails', async () => {
        await expect(store.runs.append([row('r', 1), row('no such run', 1)], [])).rejects.toThrow();
        expect(await store.runs.lastSeq('r')).toBe(0);
      });

      it('lists newest first, by graph and by page', async () => {
        await store.runs.create({
          id: 's',
          graphId: 'g',
          graphVersion: 2,
          graph: graph('run'),
          createdAt: 6,
          inputs: {},
          launch: {},
        });
        const ids = async (filter: { graphId?: string; after?: { createdAt: number; id: string } }) =>
          (await store.runs.list({ limit: 10, ...filter })).map((run) => run.id);
        expect(await ids({})).toEqual(['s', 'r']);
        expect(await ids({ graphId: 'g' })).toEqual(['s']);
        expect(await ids({ after: { createdAt: 6, id: 's' } })).toEqual(['r']);
        expect(await ids({ after: { createdAt: 5, id: 'r' } })).toEqual([]);
      });

      it('remembers how a run was started, and that it is to be cancelled', async () => {
        const launch = { reuseFrom: 'r', from: ['ask'] };
        const inputs = { text: 'a long story' };
        const run = { graphId: null, graphVersion: null, graph: graph('run'), createdAt: 7 };
        await store.runs.create({ id: 's', ...run, inputs, launch });
        await store.runs.askCancel('s', 9);
        expect(await store.runs.launched('s')).toMatchObject({ inputs, launch, cancelAt: 9 });
        expect(await store.runs.unfinished()).toEqual(['r', 's']);
        expect((await store.runs.get('s'))?.run).toMatchObject({ reuseFrom: 'r', inputs });
      });

      it('finds the ends of tasks, and how often a run was resumed in vain', async () => {
        const event = (seq: number, type: string, task: string | null = null) => ({
          ...row('r', seq),
          type,
          task,
        });
        await store.runs.append(
          [
            event(1, 'run-resume'),
            event(2, 'task-end', 'a'),
            event(3, 'run-resume'),
            event(4, 'task-end', 'b'),
          ],
          [],
        );
        expect((await store.runs.taskEnds('r', 2, all)).map(({ seq }) => seq)).toEqual([4]);
        expect((await store.runs.endsOf('r', ['a', 'none'])).map(({ seq }) => seq)).toEqual([2]);
        expect(await store.runs.fruitlessResumes('r')).toBe(0);
        await store.runs.append([event(5, 'run-resume'), event(6, 'run-resume')], []);
        expect(await store.runs.fruitlessResumes('r')).toBe(2);
      });

      it('names and deletes runs with all that they told', async () => {
        await store.runs.append([row('r', 1)], []);
        await store.runs.putSnapshot('r', '{}');
        expect(await store.runs.rename('r', 'Mine')).toBe(true);
        expect((await store.runs.get('r'))?.run.name).toBe('Mine');
        expect(await store.runs.snapshot('r')).toBe('{}');
        expect(await store.runs.delete('r')).toBe(true);
        expect(await store.runs.delete('r')).toBe(false);
        expect(await store.runs.rename('r', 'Gone')).toBe(false);
        expect(await store.runs.lastSeq('r')).toBe(0);
        expect(await store.runs.snapshot('r')).toBeNull();
      });

      it('prunes ended runs without a name that nobody reuses', async () => {
        const run = { graphId: 'g', graphVersion: 1, graph: graph('run'), inputs: {} };
        for (let at = 10; at < 16; at += 1)
          await store.runs.create({ id: `r${at}`, ...run, createdAt: at, launch: {} });
        const ended = ['r10', 'r11', 'r12', 'r13', 'r14'];
        await store.runs.append(
          [],
          ended.map((runId) => ({ runId, status: 'ok' as const, endedAt: 20, totals: noTotals, missing: 0 })),
        );
        await store.runs.rename('r11', 'Kept');
        await store.runs.create({ id: 'busy', ...run, createdAt: 30, launch: { reuseFrom: 'r10' } });
        expect(await store.runs.prune({ before: 13, limit: 10 })).toBe(1);
        expect(await store.runs.prune({ perGraph: 3, limit: 10 })).toBe(1);
        const left = await store.runs.list({ limit: all });
        expect(left.map(({ id }) => id)).toEqual(['busy', 'r15', 'r14', 'r11', 'r10', 'r']);
      });
    });

    it('keeps, replaces and forgets settings of providers', async () => {
      const mine = {
        id: 'mine',
        title: null,
        baseUrl: 'http://a',
        sealedKey: 'x',
        keyHint: '1234',
        updatedAt: 1,
      };
      await store.providers.put(mine);
      await store.providers.put({ ...mine, sealedKey: null, keyHint: null });
      expect(await store.providers.list()).toEqual([{ ...mine, sealedKey: null, keyHint: null }]);
      expect(await store.providers.delete('mine')).toBe(true);
      expect(await store.providers.delete('mine')).toBe(false);
      expect(await store.providers.get('mine')).toBeNull();
    });

    it('keeps, replaces and forgets blocks, with those that they hold', async () => {
      const block = { id: 'b', name: 'B', description: '', nodes: [], edges: [] };
      const saved = { id: 'one', savedAt: 1, block, holds: [{ ...block, id: 'inner' }] };
      await store.blocks.put({ ...saved, id: 'two', holds: [] });
      await store.blocks.put(saved);
      await store.blocks.put({ ...saved, savedAt: 2, block: { ...block, name: 'A' } });
      expect((await store.blocks.list()).map(({ id }) => id)).toEqual(['one', 'two']);
      expect(await store.blocks.get('one')).toMatchObject({ savedAt: 2, holds: saved.holds });
      expect(await store.blocks.delete('one')).toBe(true);
      expect(await store.blocks.delete('one')).toBe(false);
      expect(await store.blocks.get('one')).toBeNull();
    });
  });
}
