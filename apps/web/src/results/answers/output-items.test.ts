import { noTotals } from '@parallax/schema';
import { describe, expect, it } from 'vitest';
import { reviewEnd, reviewStart, runStart, stateAfter, viewsGraph, viewsOpened } from '../run.fixture.tsx';
import { outputItems } from './output-items.ts';

describe('outputItems', () => {
  it('shows what is there while the run goes on, and counts what is still to come', () => {
    const { answers, waiting } = outputItems(
      viewsGraph,
      stateAfter([...viewsOpened, reviewEnd(2, 'Realism.'), reviewStart(0)]),
      'out',
    );
    expect(answers.map(({ value, path }) => [value, path[0]?.index])).toEqual([['Realism.', 2]]);
    expect(waiting).toBe(2);
  });

  it('does not know how many come from a node that has not begun', () => {
    expect(outputItems(viewsGraph, stateAfter([runStart]), 'out').waiting).toBeUndefined();
  });

  it('shows what the run gave once it has ended', () => {
    const outputs = { out: [{ path: [{ node: 'views', index: 1 }], source: 'review', value: 'Final.' }] };
    const state = stateAfter([
      ...viewsOpened,
      reviewEnd(0, 'Draft.'),
      { type: 'run-end', outcome: 'ok', outputs, totals: noTotals, missing: [], ms: 9 },
    ]);
    const { answers, waiting } = outputItems(viewsGraph, state, 'out');
    expect(answers.map(({ value }) => value)).toEqual(['Final.']);
    expect(waiting).toBe(0);
  });

  it('takes the value of the port that the edge names', () => {
    const graph = {
      ...viewsGraph,
      nodes: viewsGraph.nodes.map((node) =>
        node.id === 'review' ? { ...node, kind: 'vote', config: {} } : node,
      ),
    };
    const edges = graph.edges.map((edge) => (edge.id === 'e3' ? { ...edge, sourceHandle: 'tally' } : edge));
    const end = reviewEnd(0, { winner: 'A', tally: { total: 1 } });
    const state = stateAfter([...viewsOpened, end]);
    expect(outputItems(graph, state, 'out').answers.map(({ value }) => value)).toEqual(['A']);
    expect(outputItems({ ...graph, edges }, state, 'out').answers.map(({ value }) => value)).toEqual([
      { total: 1 },
    ]);
  });
});
