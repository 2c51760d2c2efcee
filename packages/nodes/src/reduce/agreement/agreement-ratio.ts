import { gradesOf, type Ratings } from './ratings.ts';

/** The share of pairs of raters that gave the same grade, over all units with two grades or more; null where there is none. */
export function agreementRatio(ratings: Ratings): number | null {
  let agreed = 0;
  let pairs = 0;
  for (const unit of ratings) {
    const grades = gradesOf(unit);
    const counts = new Map<unknown, number>();
    for (const grade of grades) counts.set(grade, (counts.get(grade) ?? 0) + 1);
    for (const count of counts.values()) agreed += count * (count - 1);
    pairs += grades.length * (grades.length - 1);
  }
  return pairs === 0 ? null : agreed / pairs;
}
