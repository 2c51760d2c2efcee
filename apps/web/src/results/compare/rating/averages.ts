import type { Answer } from '../answer.ts';

/** What the answers of one column got: those of one perspective, model or prompt, over all inputs. */
export interface ColumnScores {
  readonly name: string;
  readonly answers: number;
  readonly rated: number;
  /** The mean of the scores; undefined while there is none. */
  readonly average: number | undefined;
  /** In dollars and milliseconds; undefined where nothing was measured. */
  readonly costUsd: number | undefined;
  readonly ms: number | undefined;
}

/** Scores, cost and time by column, best first; columns without scores last, in the order in which they appear. */
export function columnScores(
  answers: readonly Answer[],
  nameOf: (answer: Answer) => string,
  scoreOf: (answer: Answer) => number | null,
): ColumnScores[] {
  return Array.from(Map.groupBy(answers, nameOf), ([name, all]) => {
    const scores = all.map(scoreOf).filter((score) => score !== null);
    return {
      name,
      answers: all.length,
      rated: scores.length,
      average: scores.length === 0 ? undefined : (sum(scores) ?? 0) / scores.length,
      costUsd: sum(all.map(({ costUsd }) => costUsd)),
      ms: sum(all.map(({ ms }) => ms)),
    };
  }).toSorted((a, b) => (b.average ?? 0) - (a.average ?? 0));
}

/** Of the figures that are known; undefined where none is. */
function sum(figures: readonly (number | undefined)[]): number | undefined {
  const known = figures.filter((figure) => figure !== undefined);
  return known.length === 0 ? undefined : known.reduce((total, figure) => total + figure, 0);
}
