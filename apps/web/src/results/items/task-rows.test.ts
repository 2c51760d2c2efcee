import { describe, expect, it } from 'vitest';
import { reviewEnd, reviewStart, stateAfter, viewsGraph, viewsOpened } from '../run.fixture.tsx';
import { labelsOf } from '../run-data/labels.ts';
import { itemColumns } from './task-columns.tsx';
import { filterRows, itemRows, scopeGroups } from './task-rows.ts';

const graded = reviewEnd(0, { score: 7, note: 'Dull.' });
const state = stateAfter([...viewsOpened, graded, reviewStart(1), reviewEnd(2, { score: 9 })]);
const labels = labelsOf(viewsGraph, state.nodes);
const groups = scopeGroups(
  viewsGraph.nodes.map(({ id }) => id),
  state.nodes,
);
const rows = groups[0] === undefined ? [] : itemRows(groups[0], state.nodes, labels);

describe('the rows of a run', () => {
  it('are the items of the nodes that share scopes, the most first', () => {
    expect(groups.map(({ scopes, nodes }) => [scopes, nodes])).toEqual([
      [['views'], ['review']],
      [[], ['views']],
    ]);
    expect(rows.map((row) => row.labels)).toEqual([['Skeptic'], ['Optimist · really'], ['Realist']]);
  });

  it('can be filtered by state and by text of name or result', () => {
    expect(filterRows(rows, { state: 'running', text: '' }).map((row) => row.labels[0])).toEqual([
      'Optimist · really',
    ]);
    expect(filterRows(rows, { state: 'all', text: 'dull' }).map((row) => row.labels[0])).toEqual(['Skeptic']);
    expect(filterRows(rows, { state: 'ok', text: 'REAL' }).map((row) => row.labels[0])).toEqual(['Realist']);
  });

  it('spread the keys of JSON results into columns', () => {
    const columns = groups[0] === undefined ? [] : itemColumns(groups[0], rows, labels);
    const score = columns.find(({ title }) => title === 'score');
    expect(columns.map(({ title }) => title)).toEqual(['Views', 'State', 'score', 'note', 'Time', 'Tokens']);
    expect(score?.numeric).toBe(true);
    expect(rows.map((row) => score?.value(row))).toEqual([7, undefined, 9]);
  });
});
