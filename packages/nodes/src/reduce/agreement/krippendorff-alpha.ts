import { type Grade, gradesOf, type Ratings } from './ratings.ts';

/** How different two grades are: by name only, by rank, or by size. */
export type Level = 'nominal' | 'ordinal' | 'interval';

/**
 * Krippendorff's alpha: 1 − observed disagreement / disagreement expected by chance (K. Krippendorff, Computing Krippendorff's
 * Alpha-Reliability, 2011). Raters may have left units out; a unit with one grade counts for nothing. Null where it is undefined: fewer than
 * two units that can be compared, no variance at all, or texts where the level needs numbers.
 */
export function krippendorffAlpha(ratings: Ratings, level: Level): number | null {
  const units = ratings.map(gradesOf).filter((grades) => grades.length > 1);
  const all = units.flat();
  if (units.length < 2 || new Set(all).size < 2) return null;
  const differing = level === 'nominal' ? differingPairs : squaresOf(all, level);
  if (differing === undefined) return null;
  const observed = units.reduce((sum, unit) => sum + differing(unit) / (unit.length - 1), 0);
  return 1 - ((all.length - 1) * observed) / differing(all);
}

/** The sum of the differences of all pairs of some grades. */
type Differing = (grades: readonly Grade[]) => number;

function differingPairs(grades: readonly Grade[]): number {
  let same = 0;
  for (const count of countsOf(grades).values()) same += count * count;
  return (grades.length ** 2 - same) / 2;
}

/** Squared differences of sizes, or of mean ranks, which is the ordinal metric. Undefined when there are texts. */
function squaresOf(all: readonly Grade[], level: 'ordinal' | 'interval'): Differing | undefined {
  const counts = [...countsOf(all)].map(([grade, count]) => ({ grade, count, size: Number(grade) }));
  if (counts.some(({ grade }) => typeof grade !== 'number')) return undefined;
  const sizes = new Map<Grade, number>();
  if (level === 'interval') {
    // Squares of small numbers are exact: what counts is the distance from the mean.
    const mean = counts.reduce((sum, { count, size }) => sum + (count * size) / all.length, 0);
    for (const { grade, size } of counts) sizes.set(grade, size - mean);
  } else {
    let below = -all.length / 2;
    for (const { grade, count } of counts.sort((a, b) => a.size - b.size)) {
      sizes.set(grade, below + count / 2);
      below += count;
    }
  }
  return (grades) => {
    let sum = 0;
    let squares = 0;
    for (const grade of grades) {
      const size = sizes.get(grade) ?? 0;
      sum += size;
      squares += size * size;
    }
    return grades.length * squares - sum * sum;
  };
}

function countsOf(grades: readonly Grade[]): Map<Grade, number> {
  const counts = new Map<Grade, number>();
  for (const grade of grades) counts.set(grade, (counts.get(grade) ?? 0) + 1);
  return counts;
}
