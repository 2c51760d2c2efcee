/**
 * Fleiss' kappa: the agreement of several raters beyond chance (J. L. Fleiss, Psychological Bulletin 76, 1971). Every unit needs the same number
 * of ratings, though not of the same raters. Null where it is undefined: fewer than two units or ratings, units with different numbers of
 * ratings, or only one category in use (chance alone would agree always).
 *
 * @param table for each unit, how many raters chose each category
 */
export function fleissKappa(table: readonly (readonly number[])[]): number | null {
  const units = table.length;
  const raters = sum(table[0] ?? []);
  if (units < 2 || raters < 2 || table.some((row) => sum(row) !== raters)) return null;
  const observed =
    sum(table.map((row) => (sum(row.map((count) => count * count)) - raters) / (raters * (raters - 1)))) /
    units;
  const categories = Math.max(...table.map((row) => row.length));
  let byChance = 0;
  for (let category = 0; category < categories; category += 1) {
    const share = sum(table.map((row) => row[category] ?? 0)) / (units * raters);
    if (share === 1) return null;
    byChance += share * share;
  }
  return (observed - byChance) / (1 - byChance);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
