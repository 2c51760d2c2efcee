import { expectedVote, type VoteConfig } from '@parallax/nodes';
import { describe, expect, it } from 'vitest';
import { draw, ERRORS, errorOfShare } from './draws.ts';
import { ADAPTIVE, ESC } from './figures.ts';
import { lawOf, meansOf } from './law.ts';
import { svgOf } from './plot.ts';

type Stop = VoteConfig['stop'];

/** The quick version of `npm run bench -- voting`: few draws, and as much tolerance as they need. */
describe('the real engine, fed by lot', () => {
  const questions = 1500;

  it.each([
    ['majority of 5', { samples: 5 }, { rule: 'none' } as const, 5],
    ['adaptive', ADAPTIVE, ADAPTIVE.stop, 8.72],
    ['ESC', ESC, ESC.stop, 14.61],
  ])(
    'takes what is published and is as often right: %s at p = .8',
    async (_, ballot, stop: Stop, published) => {
      const drawn = await draw(ballot, [0.8], questions, 1);
      const exact = expectedVote(stop, ballot.samples, 0.8);
      expect(exact.samples).toBeCloseTo(published, 2);
      expect(Math.abs(drawn.samples.mean - published)).toBeLessThanOrEqual(
        ERRORS * drawn.samples.error + 0.005,
      );
      expect(Math.abs(drawn.accuracy.mean - exact.accuracy)).toBeLessThanOrEqual(
        ERRORS * errorOfShare(exact.accuracy, questions),
      );
    },
  );
});

describe('the law learnt from the real engine', () => {
  it.each<[Stop, number]>([
    [{ rule: 'none' }, 7],
    [{ rule: 'adaptive', threshold: 0.9, initial: 3, wave: 2 }, 1],
    [{ rule: 'esc', window: 3 }, 3],
  ])('is what the editor promises, under %j', async (stop, step) => {
    const most = stop.rule === 'none' ? 7 : 11;
    const law = await lawOf({ samples: most, stop }, step);
    for (const p of [0.5, 0.65, 0.9]) {
      const means = meansOf(law, p);
      const promised = expectedVote(stop, most, p);
      expect(means.total).toBeCloseTo(1, 12);
      expect(means.samples).toBeCloseTo(promised.samples, 10);
      expect(means.calls).toBeCloseTo(promised.asked, 10);
      expect(means.accuracy).toBeCloseTo(promised.accuracy, 10);
    }
  });
});

it('plots are well-formed, whatever names say', () => {
  const axis = { label: 'a < b', from: 0, to: 1, ticks: [0, 1], format: String };
  const svg = svgOf({ title: '"A" & B', x: axis, y: axis, series: [{ name: '<x>', points: [[0, 1]] }] });
  expect(svg).toContain('&quot;A&quot; &amp; B');
  expect(svg).not.toContain('<x>');
});
