import type { GatheredItem } from '@parallax/engine';
import type { Json } from '@parallax/schema';
import { parseJsonIn } from '../../json/parse.ts';
import { atPointer } from '../../json/pointer.ts';
import { numberIn } from '../../text/number.ts';
import type { AgreementConfig } from './config.ts';
import type { Grade } from './ratings.ts';

/** Grades in a grid, with the names of its rows (what is graded) and columns (who grades). */
export interface RatingGrid {
  readonly units: readonly string[];
  readonly graders: readonly string[];
  readonly ratings: readonly (readonly (Grade | undefined)[])[];
  /** Labels of items in which there was no grade. */
  readonly invalid: readonly string[];
}

/** How the engine joins the labels of several scopes, and of the source where several edges arrive. */
const JOINT = ' · ';

/**
 * The grid of a group's items. With one edge and two closed scopes, one of them is what is graded and the other who grades; with several edges
 * the edges grade too.
 *
 * @param depth scopes that stay open
 */
export function readRatings(
  items: readonly GatheredItem[],
  depth: number,
  { pointer, graded }: Pick<AgreementConfig, 'pointer' | 'graded'>,
): RatingGrid {
  const units = new Map<string, { place: number; label: string }>();
  const graders = new Map<string, { place: number; label: string }>();
  const cells: { unit: number; grader: number; grade: Grade }[] = [];
  const invalid: string[] = [];
  const hasSources = new Set(items.map(({ edge }) => edge)).size > 1;
  for (const item of items) {
    const { unit, grader } = placeOf(item, depth, graded, hasSources);
    const row = known(units, unit);
    const column = known(graders, grader);
    const grade = gradeAt(item.value, pointer);
    if (grade === undefined) invalid.push(item.label);
    else cells.push({ unit: row, grader: column, grade });
  }
  const ratings = Array.from(units, () => new Array<Grade | undefined>(graders.size).fill(undefined));
  for (const { unit, grader, grade } of cells) {
    const row = ratings[unit];
    if (row !== undefined) row[grader] = grade;
  }
  const names = (map: typeof units) => [...map.values()].map(({ label }) => label);
  return { units: names(units), graders: names(graders), ratings, invalid };
}

interface Name {
  readonly key: string;
  readonly label: string;
}

function placeOf(
  item: GatheredItem,
  depth: number,
  graded: AgreementConfig['graded'],
  hasSources: boolean,
): { unit: Name; grader: Name } {
  const path = item.path.slice(depth);
  const parts = item.label.split(JOINT);
  const source = hasSources ? (parts[0] ?? item.node) : '';
  const labels = hasSources && path.length > 0 ? parts.slice(1) : parts;
  const labelAt = (at: number) =>
    labels.length === path.length
      ? (labels[at] ?? '')
      : `${path[at]?.node ?? ''} ${(path[at]?.index ?? 0) + 1}`;
  const at = graded === 'outer' ? 0 : path.length - 1;
  const segment = path[at];
  const unit: Name =
    segment === undefined
      ? { key: '', label: 'All' }
      : { key: `${segment.node}:${segment.index}`, label: labelAt(at) };
  const others = path.map((each, index) => ({ each, index })).filter(({ index }) => index !== at);
  const grader: Name = {
    key: [hasSources ? item.edge : '', ...others.map(({ each }) => `${each.node}:${each.index}`)].join('/'),
    label: [source, ...others.map(({ index }) => labelAt(index))].filter((part) => part !== '').join(JOINT),
  };
  return { unit, grader: { ...grader, label: grader.label === '' ? item.node : grader.label } };
}

function known(map: Map<string, { place: number; label: string }>, { key, label }: Name): number {
  const there = map.get(key);
  if (there !== undefined) return there.place;
  const place = map.size;
  map.set(key, { place, label });
  return place;
}

/** Numbers, also as text ("85%"), and short texts such as "pass". */
function gradeAt(item: Json, pointer: string): Grade | undefined {
  const whole = typeof item === 'string' ? (parseJsonIn(item) ?? item) : item;
  const value = atPointer(whole, pointer);
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return text === '' ? undefined : (numberIn(text) ?? (text.length <= 80 ? text.toLowerCase() : undefined));
}
