import type { EventBody } from '@parallax/schema';
import { HOLD } from '@parallax/schema';
import { describe, expect, test } from 'vitest';
import { reviewEnd, reviewStart, stateAfter, viewsGraph, viewsOpened } from '../results/run.fixture.tsx';
import { whyItemWaits, whyNodeWaits } from './why-waiting.ts';

const path = (index: number) => [{ node: 'views', index }];

/** The run after these events, three seconds after its start; two calls may be under way at once. */
function after(...bodies: readonly EventBody[]) {
  const graph = { ...viewsGraph, limits: { ...viewsGraph.limits, concurrency: 2 } };
  return { graph, state: stateAfter([...viewsOpened, ...bodies]), now: 4_000 };
}

describe('an item', () => {
  test('waits for a slot when all that it needs is there', () => {
    const moment = after(reviewStart(0), reviewStart(1));
    expect(whyItemWaits(moment, 'review', path(2))).toBe('Waits for a slot: 2 of 2 in use.');
    expect(whyItemWaits(moment, 'review', path(0))).toBe('');
  });

  test('waits for what has not come yet', () => {
    const { graph, now } = after();
    const moment = { graph, now, state: stateAfter(viewsOpened.slice(0, 1)) };
    expect(whyItemWaits(moment, 'review', path(2))).toBe('Waits for “Views”.');
  });

  test('says when it tries again, and why it must', () => {
    const moment = after(reviewStart(0), {
      type: 'task-retry',
      node: 'review',
      task: 'review@views:0',
      attempt: 1,
      error: { code: 'http-500', message: 'The server broke.', retryable: true },
      waitMs: 10_000,
    });
    expect(whyItemWaits(moment, 'review', path(0))).toBe('Tries again in 7.0 s. The server broke.');
  });
});

describe('a node', () => {
  test('that gathers waits for how many of how many results', () => {
    const moment = after(reviewStart(0), reviewEnd(0, 'Fine.'), reviewStart(1));
    expect(whyNodeWaits(moment, 'out')).toBe('Waits for 2 of 3 results of “Review”.');
  });

  test('says how many of its items wait for a slot', () => {
    expect(whyNodeWaits(after(reviewStart(0), reviewStart(1)), 'review')).toBe(
      '1 item waits for a slot: 2 of 2 in use.',
    );
  });

  test('says what its provider asked for', () => {
    const moment = after(reviewStart(0), {
      type: 'node-data',
      node: 'review',
      name: HOLD,
      data: { reason: 'asked', provider: 'openai', message: 'openai asked for a pause.', until: 16_000 },
    });
    expect(whyNodeWaits(moment, 'review')).toBe('openai asked for a pause. Goes on in 12 s.');
    expect(whyItemWaits(moment, 'review', path(2))).toBe('openai asked for a pause. Goes on in 12 s.');
  });

  test('that has ended, or whose run has, waits for nothing', () => {
    const moment = after(reviewStart(0), reviewStart(1));
    expect(whyNodeWaits(moment, 'views')).toBe('');
    expect(whyNodeWaits({ ...moment, state: { ...moment.state, endedAt: 3_000 } }, 'out')).toBe('');
  });
});
