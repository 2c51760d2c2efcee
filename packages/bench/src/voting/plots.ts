import { accuracyOf, type Laws, MIXTURE, odd } from './figures.ts';
import { meansOf } from './law.ts';
import { type Plot, svgOf } from './plot.ts';

/** The pictures of docs/benchmarks.md by file name, drawn from what the engine did. */
export function plotsOf(laws: Laws): Record<string, string> {
  return { 'voting-calls.svg': svgOf(calls(laws)), 'voting-accuracy.svg': svgOf(accuracy(laws)) };
}

/** From 0.5, where the answers are level, to 1. */
const agreements = Array.from({ length: 26 }, (_, index) => 0.5 + index / 50);
const percent = (value: number) => `${Math.round(value * 100)}%`;

function calls({ adaptive, esc }: Laws): Plot {
  return {
    title: 'What an early stop saves of 40 calls',
    x: {
      label: 'How often one answer is the more frequent of two',
      from: 0.5,
      to: 1,
      ticks: [0.5, 0.6, 0.7, 0.8, 0.9, 1],
      format: percent,
    },
    y: { label: 'Calls made, on average', from: 0, to: 40, ticks: [0, 10, 20, 30, 40], format: String },
    series: [
      {
        name: 'all 40',
        points: [
          [0.5, 40],
          [1, 40],
        ],
      },
      { name: 'ESC, windows of 5', points: agreements.map((p) => [p, meansOf(esc, p).calls]) },
      { name: 'adaptive, 0.95', points: agreements.map((p) => [p, meansOf(adaptive, p).calls]) },
    ],
  };
}

function accuracy({ majority, adaptive, esc }: Laws): Plot {
  const line = (...right: readonly number[]) =>
    odd(41).map((n) => [n, accuracyOf(majority.get(n), ...right)] as const);
  const stopped = (law: Laws['esc']) => {
    const { calls: made, accuracy: right } = meansOf(law, 0.6);
    return [[made, right] as const];
  };
  return {
    title: 'More votes help where single answers are mostly right, and hurt where not',
    x: { label: 'Calls for a question', from: 0, to: 42, ticks: [1, 11, 21, 31, 41], format: String },
    y: { label: 'Right winners', from: 0, to: 1, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1], format: percent },
    series: [
      { name: '60% of answers right', points: line(0.6) },
      { name: 'half 80%, half 45%', points: line(...MIXTURE) },
      { name: '40% of answers right', points: line(0.4) },
      { name: 'adaptive at 60%', points: stopped(adaptive), isScattered: true },
      { name: 'ESC at 60%', points: stopped(esc), isScattered: true },
    ],
  };
}
