import { expect, test } from 'vitest';
import { type Draw, drawCall } from './draw.ts';
import { type Knobs, knobsSchema } from './knobs.ts';
import { createRandom } from './random.ts';

const many = 20_000;

function draws(knobs: Partial<Knobs>): Draw[] {
  const all = knobsSchema.parse(knobs);
  return Array.from({ length: many }, (_, seed) => drawCall(all, createRandom(seed), createRandom(~seed)));
}

const share = (of: Draw[], holds: (draw: Draw) => boolean) => of.filter(holds).length / many;

test('faults come as often as they were asked for', () => {
  const drawn = draws({ failure: 0.1, rate429: 0.05, stall: 0.02 });
  expect(share(drawn, ({ fault }) => fault === 'failure')).toBeCloseTo(0.1, 1.7);
  expect(share(drawn, ({ fault }) => fault === 'rate-limit')).toBeCloseTo(0.05, 1.7);
  expect(share(drawn, ({ fault }) => fault === 'stall')).toBeCloseTo(0.02, 1.7);
});

test('half of the latencies are under the median, and stragglers are far above it', () => {
  const drawn = draws({ latency: 1000, sigma: 0.3, stragglers: 0.1, factor: 20 });
  expect(share(drawn, ({ latencyMs }) => latencyMs > 5000)).toBeCloseTo(0.1, 1.7);
  const usual = drawn.filter(({ latencyMs }) => latencyMs <= 5000);
  expect(usual.filter(({ latencyMs }) => latencyMs < 1000).length / usual.length).toBeCloseTo(0.5, 1.7);
});

test('lengths stay within the spread', () => {
  const lengths = draws({ tokens: 100, spread: 0.2 }).map(({ tokens }) => tokens);
  expect(Math.min(...lengths)).toBe(80);
  expect(Math.max(...lengths)).toBe(120);
});
