/** A grade: numbers can be compared by size, texts only for being the same. */
export type Grade = number | string;

/** Grades by unit (what is graded), then by rater; undefined where a rater did not grade it. */
export type Ratings = readonly (readonly (Grade | undefined)[])[];

/** The grades that a unit has. */
export function gradesOf(unit: readonly (Grade | undefined)[]): Grade[] {
  return unit.filter((grade) => grade !== undefined);
}

/** All different grades: numbers by size, then texts by code unit. */
export function categoriesOf(ratings: Ratings): Grade[] {
  return [...new Set(ratings.flatMap(gradesOf))].sort((a, b) => {
    if (typeof a === 'number') return typeof b === 'number' ? a - b : -1;
    if (typeof b === 'number') return 1;
    return a < b ? -1 : a > b ? 1 : 0;
  });
}
