import { lightState, noTotals } from '@parallax/schema';
import { describe, expect, it } from 'vitest';
import { withValues } from '../../run/whole-values.ts';
import { reviewEnd, reviewStart, runStart, stateAfter, viewsGraph, viewsOpened } from '../run.fixture.tsx';
import { labelsOf } from '../run-data/labels.ts';
import { answerTable } from './answer-table.ts';
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

  it('of a large run knows how long answers begin and who has the rest, and shows it once it is there', () => {
    const long = 'word '.repeat(60_000);
    const outputs = { out: [{ path: [{ node: 'views', index: 1 }], source: 'review', value: long }] };
    const light = lightState(
      stateAfter([
        ...viewsOpened,
        reviewEnd(1, long),
        { type: 'run-end', outcome: 'ok', outputs, totals: noTotals, missing: [], ms: 9 },
      ]),
    );
    const [answer] = outputItems(viewsGraph, light, 'out').answers;
    expect(answer?.rest).toMatchObject({ task: 'review@views:1', clipped: { size: long.length } });
    const labels = labelsOf(viewsGraph, light.nodes);
    const [row] = answerTable(answer === undefined ? [] : [answer], labels).rows;
    expect(row).toMatchObject({ Item: 'Optimist · really', Value: expect.stringMatching(/^word .*…$/) });
    const whole = outputItems(viewsGraph, withValues(light, { 'review@views:1': long }), 'out').answers;
    expect(whole).toMatchObject([{ value: long }]);
    expect(whole[0]?.rest).toBeUndefined();
  });
});
