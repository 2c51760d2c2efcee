import { describe, expect, it } from 'vitest';
import { runStart, stateAfter, viewsGraph, viewsOpened } from '../run.fixture.tsx';
import { labelsOf } from './labels.ts';

const second = [{ node: 'views', index: 1 }];

describe('labelsOf', () => {
  it('names a branch as the node that opened it did, whatever signs the name has', () => {
    const labels = labelsOf(viewsGraph, stateAfter(viewsOpened).nodes);
    expect(labels.segment(second, 0)).toBe('Optimist · really');
    expect(labels.path([])).toBe('');
  });

  it('numbers a branch whose name is not known', () => {
    expect(labelsOf(viewsGraph, stateAfter([runStart]).nodes).path(second)).toBe('Views 2');
  });
});
