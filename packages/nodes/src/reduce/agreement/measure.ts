import type { TaskContext } from '@parallax/engine';
import { missingEntries } from '../../gather/missing.ts';
import { describeNumbers } from '../describe-numbers.ts';
import { agreementRatio } from './agreement-ratio.ts';
import type { AgreementConfig } from './config.ts';
import { fleissKappa } from './fleiss-kappa.ts';
import { krippendorffAlpha } from './krippendorff-alpha.ts';
import { categoriesOf, type Grade, gradesOf, type Ratings } from './ratings.ts';
import { type RatingGrid, readRatings } from './read-ratings.ts';
import type { Agreement } from './result.ts';

/** Rows that a result holds, those that disagree most first: enough to read, and small for ten thousand items. */
const MAX_ROWS = 1000;
/** Categories whose counts are told. */
const MAX_CATEGORIES = 50;

/** Reads the grades of a group and measures how far they agree. */
export function measure({ config, items, missing, path }: TaskContext<AgreementConfig>): Agreement {
  const grid = readRatings(items, path.length, config);
  return {
    pointer: config.pointer,
    ...agreementOf(grid),
    missing: missingEntries(missing),
    invalid: [...grid.invalid],
  };
}

/** All figures about a grid of grades. */
function agreementOf(grid: RatingGrid): Omit<Agreement, 'pointer' | 'missing' | 'invalid'> {
  const { ratings, graders } = grid;
  const categories = categoriesOf(ratings);
  const all = ratings.flatMap(gradesOf);
  const numbers = all.filter((grade) => typeof grade === 'number');
  const isNumeric = all.length > 0 && numbers.length === all.length;
  const kappa = fleissKappa(countTable(ratings, categories));
  const rows = rowsOf(grid, isNumeric);
  const shown = categories.slice(0, MAX_CATEGORIES);
  return {
    items: ratings.filter((unit) => gradesOf(unit).length > 0).length,
    graders: graders.map((grader, at) =>
      graderOf(
        grader,
        ratings.map((unit) => unit[at]),
        shown,
      ),
    ),
    ratings: all.length,
    agreementRatio: agreementRatio(ratings),
    fleissKappa: kappa,
    krippendorffAlpha: {
      nominal: krippendorffAlpha(ratings, 'nominal'),
      ordinal: krippendorffAlpha(ratings, 'ordinal'),
      interval: krippendorffAlpha(ratings, 'interval'),
    },
    notes: notesOf(ratings, categories, isNumeric, kappa),
    categories: shown.map((grade) => ({ grade, count: all.filter((each) => each === grade).length })),
    grades: isNumeric ? describeNumbers(numbers) : null,
    rows: rows.slice(0, MAX_ROWS),
    rowsOmitted: Math.max(0, rows.length - MAX_ROWS),
  };
}

function countTable(ratings: Ratings, categories: readonly Grade[]): number[][] {
  const places = new Map(categories.map((grade, place) => [grade, place]));
  return ratings
    .map(gradesOf)
    .filter((grades) => grades.length > 0)
    .map((grades) => {
      const row = new Array<number>(categories.length).fill(0);
      for (const grade of grades) {
        const place = places.get(grade) ?? 0;
        row[place] = (row[place] ?? 0) + 1;
      }
      return row;
    });
}

function graderOf(
  grader: string,
  column: readonly (Grade | undefined)[],
  categories: readonly Grade[],
): Agreement['graders'][number] {
  const grades = gradesOf(column);
  const { mean, stdev } = describeNumbers(grades.filter((grade) => typeof grade === 'number'));
  const counts = categories.map((category) => grades.filter((grade) => grade === category).length);
  return { grader, n: grades.length, mean, stdev, counts };
}

/** Disagreement: the deviation of numbers; of texts, the share of pairs that differ. */
function rowsOf({ units, ratings }: RatingGrid, isNumeric: boolean): Agreement['rows'] {
  return ratings
    .map((unit, at) => {
      const grades = gradesOf(unit);
      const numbers = grades.filter((grade) => typeof grade === 'number');
      const disagreement = isNumeric
        ? (describeNumbers(numbers).stdev ?? 0)
        : 1 - (agreementRatio([unit]) ?? 1);
      return { item: units[at] ?? '', grades: unit.map((grade) => grade ?? null), disagreement };
    })
    .sort((a, b) => b.disagreement - a.disagreement);
}

function notesOf(
  ratings: Ratings,
  categories: readonly Grade[],
  isNumeric: boolean,
  kappa: number | null,
): string[] {
  const sizes = ratings.map((unit) => gradesOf(unit).length).filter((size) => size > 0);
  const comparable = sizes.filter((size) => size > 1).length;
  const notes: string[] = [];
  if (comparable === 0)
    notes.push(
      'No item has two grades, so nothing can be compared. Let several graders grade the same items.',
    );
  else if (sizes.length < 2) notes.push('With one item, agreement beyond chance is undefined.');
  else if (categories.length < 2)
    notes.push('All grades are the same, so agreement beyond chance is undefined.');
  else if (kappa === null)
    notes.push("Fleiss' kappa needs as many grades for each item; Krippendorff's alpha does not.");
  if (!isNumeric && categories.length > 0)
    notes.push('Not all grades are numbers, so the ordinal and interval alpha are undefined.');
  return notes;
}
