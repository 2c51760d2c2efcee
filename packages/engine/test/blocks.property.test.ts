import { makeBlock } from '@parallax/nodes';
import type { Graph } from '@parallax/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moody, randomGraph } from './random-graph.ts';
import { runToEnd } from './run-graph.ts';

const runs = { numRuns: 150 };

/** Which nodes are taken into the block: any, whether they hang together or not. */
const choice = fc.array(fc.boolean(), { minLength: 20, maxLength: 20 });

function withBlock(graph: Graph, chosen: readonly boolean[], name: string): Graph {
  const ids = graph.nodes.filter((_, index) => chosen[index % chosen.length] === true).map(({ id }) => id);
  if (ids.length === 0) return graph;
  const { canvas, block } = makeBlock(graph, new Set(ids), { id: name, name, nodeId: name });
  return { ...canvas, blocks: [...(graph.blocks ?? []), block] };
}

/** Outputs by the node's own id: inside of a block it has the block's before it. Paths too. */
function plain(outputs: unknown): unknown {
  const text = JSON.stringify(outputs).replaceAll(/"(?:[A-Za-z0-9_-]+\.)+([A-Za-z0-9_-]+)"/g, '"$1"');
  const read: Record<string, unknown> = JSON.parse(text);
  return Object.fromEntries(Object.entries(read).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

describe('a part of a graph that is made a block', () => {
  it('gives the same outputs as before', async () => {
    await fc.assert(
      fc.asyncProperty(randomGraph, choice, fc.integer(), async (graph, chosen, pace) => {
        const before = await runToEnd(graph, moody(pace));
        const after = await runToEnd(withBlock(graph, chosen, 'part'), moody(pace + 1));
        expect(plain(after.end.outputs)).toStrictEqual(plain(before.end.outputs));
        expect(after.end.outcome).toBe(before.end.outcome);
        expect(after.end.totals.calls).toBe(before.end.totals.calls);
      }),
      runs,
    );
  });

  it('also where blocks hold blocks', async () => {
    await fc.assert(
      fc.asyncProperty(randomGraph, choice, choice, fc.integer(), async (graph, one, two, pace) => {
        const before = await runToEnd(graph, moody(pace));
        const nested = withBlock(withBlock(graph, one, 'inner'), two, 'outer');
        const after = await runToEnd(nested, moody(pace));
        expect(plain(after.end.outputs)).toStrictEqual(plain(before.end.outputs));
      }),
      runs,
    );
  });
});
