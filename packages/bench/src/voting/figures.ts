import { classic, fleissKappaOf } from './fleiss.ts';
import { type Ending, lawOf, meansOf } from './law.ts';

/** A figure of the literature, or computed from its formulas, and what the real engine gives. */
export interface Figure {
  readonly what: string;
  /** As it is published: its digits say how exact it is. */
  readonly published: string;
  readonly measured: number;
  /** Where it is not half a unit of the last published digit. */
  readonly tolerance?: number;
}

export function isWithin({ published, measured, tolerance }: Figure): boolean {
  const digits = published.split('.')[1]?.length ?? 0;
  return Math.abs(measured - Number(published)) <= (tolerance ?? 0.5 * 10 ** -digits);
}

export const ADAPTIVE = {
  samples: 40,
  stop: { rule: 'adaptive', threshold: 0.95, initial: 4, wave: 4 },
} as const;
export const ESC = { samples: 40, stop: { rule: 'esc', window: 5 } } as const;

/** What the engine does on questions with two answers, learnt once and used for every figure. */
export interface Laws {
  /** Majority of so many. */
  readonly majority: ReadonlyMap<number, readonly Ending[]>;
  readonly adaptive: readonly Ending[];
  readonly esc: readonly Ending[];
  /** Of Fleiss' own table. */
  readonly fleiss: number;
}

export async function learnLaws(): Promise<Laws> {
  const majority = new Map<number, readonly Ending[]>();
  for (const samples of [...odd(41), 40]) majority.set(samples, await lawOf({ samples }, samples));
  const fleiss = await fleissKappaOf(classic);
  return { majority, adaptive: await lawOf(ADAPTIVE), esc: await lawOf(ESC, ESC.stop.window), fleiss };
}

/** 1, 3, 5 … */
export function odd(most: number): number[] {
  return Array.from({ length: (most + 1) / 2 }, (_, index) => 2 * index + 1);
}

/** Half of the questions are easy, and on the other half most single answers are wrong (arXiv 2403.02419). */
export const MIXTURE = [0.8, 0.45] as const;

export function accuracyOf(endings: readonly Ending[] | undefined, ...right: readonly number[]): number {
  return right.reduce((sum, p) => sum + meansOf(endings ?? [], p).accuracy, 0) / right.length;
}

/**
 * The figure for 41 votes, .904, was rounded twice: by symmetry with p = .4, whose figure is .0965, it is 1 − .0965 = .9035, which has
 * more digits than it was published with.
 */
const ROUNDED_TWICE = 0.001;

const AGREEMENTS = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95] as const;

/** Every figure that Parallax claims to reproduce. */
export function figuresOf({ majority, adaptive, esc, fleiss }: Laws): Figure[] {
  const figures: Figure[] = [];
  const add = (what: string, published: string, measured: number, tolerance?: number) =>
    figures.push({ what, published, measured, ...(tolerance === undefined ? {} : { tolerance }) });
  const published = ['0.600', '0.648', '0.683', '0.753', '0.826', '0.904'];
  for (const [index, n] of [1, 3, 5, 11, 21, 41].entries())
    add(
      `majority of ${n}, p = .6: accuracy`,
      published[index] ?? '',
      accuracyOf(majority.get(n), 0.6),
      n === 41 ? ROUNDED_TWICE : undefined,
    );
  add('majority of 41, p = .4: accuracy', '0.0965', accuracyOf(majority.get(41), 0.4));
  const peak = odd(41).reduce((best, n) =>
    accuracyOf(majority.get(n), ...MIXTURE) > accuracyOf(majority.get(best), ...MIXTURE) ? n : best,
  );
  add('half p = .8, half p = .45: most accurate at', '9', peak);
  add('half p = .8, half p = .45: accuracy there', '0.6795', accuracyOf(majority.get(peak), ...MIXTURE));
  add('half p = .8, half p = .45: accuracy of 41', '0.6296', accuracyOf(majority.get(41), ...MIXTURE));
  const stops = [
    { name: 'adaptive, 0.95, at most 40', law: adaptive, samples: '28.71 24.16 15.11 8.72 5.62 4.70' },
    { name: 'ESC, windows of 5, at most 40', law: esc, samples: '32.26 29.63 22.75 14.61 8.46 6.46' },
  ];
  for (const { name, law, samples } of stops)
    for (const [index, p] of AGREEMENTS.entries())
      add(`${name}, p = ${p}: samples`, samples.split(' ')[index] ?? '', meansOf(law, p).samples);
  add('adaptive, 0.95, at most 40, p = 0.6: accuracy', '0.876', accuracyOf(adaptive, 0.6));
  add('majority of 40, p = .6: accuracy', '0.898', accuracyOf(majority.get(40), 0.6));
  add("Fleiss' kappa of his table, 10 × 14 × 5", '0.210', fleiss);
  return figures;
}
