import { canonicalJson, isJsonObject, type Json } from '@parallax/schema';
import { pointerPart } from '../json/pointer.ts';

/** Where two values could not both be kept. `from` and `to` are the labels of the one that went and the one that stayed. */
export interface MergeConflict {
  readonly pointer: string;
  readonly from: string;
  readonly to: string;
}

export interface LabelledValue {
  readonly label: string;
  readonly value: Json;
}

export interface Merged {
  readonly value: Json;
  readonly conflicts: readonly MergeConflict[];
}

/**
 * Objects merged deeply and lists joined, in order. Where two plain values differ, the later one stays and the conflict is
 * listed. At the top, anything but objects alone becomes one list: lists are joined, other values are its elements.
 */
export function deepMerge(values: readonly LabelledValue[]): Merged {
  if (!values.every(({ value }) => isJsonObject(value))) {
    return { value: values.flatMap(({ value }) => value), conflicts: [] };
  }
  const conflicts: MergeConflict[] = [];
  return { value: values.length === 0 ? {} : mergeAt('', values, conflicts), conflicts };
}

function mergeAt(pointer: string, values: readonly LabelledValue[], conflicts: MergeConflict[]): Json {
  // What a conflict drops is dropped whole: an object, then a text, then an object is the last object alone.
  const run = values.slice(lastChangeOfType(pointer, values, conflicts));
  if (run.every((part) => Array.isArray(part.value))) return run.flatMap(({ value }) => value);
  if (run.every(({ value }) => isJsonObject(value))) return mergeObjects(pointer, run, conflicts);
  return run.at(-1)?.value ?? null;
}

function mergeObjects(pointer: string, values: readonly LabelledValue[], conflicts: MergeConflict[]): Json {
  const members = new Map<string, LabelledValue[]>();
  for (const { label, value } of values) {
    if (!isJsonObject(value)) continue;
    for (const [key, member] of Object.entries(value)) {
      const known = members.get(key);
      if (known === undefined) members.set(key, [{ label, value: member }]);
      else known.push({ label, value: member });
    }
  }
  // `fromEntries` defines properties instead of assigning them, so a key like "__proto__" is only a key.
  return Object.fromEntries(
    [...members].map(([key, parts]) => [key, mergeAt(`${pointer}/${pointerPart(key)}`, parts, conflicts)]),
  );
}

/** The index of the last value that cannot be merged with the one before it. Lists every such place. */
function lastChangeOfType(
  pointer: string,
  values: readonly LabelledValue[],
  conflicts: MergeConflict[],
): number {
  let last = 0;
  for (let index = 1; index < values.length; index += 1) {
    const before = values[index - 1];
    const after = values[index];
    if (before === undefined || after === undefined || canMerge(before.value, after.value)) continue;
    conflicts.push({ pointer, from: before.label, to: after.label });
    last = index;
  }
  return last;
}

function canMerge(a: Json, b: Json): boolean {
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b);
  if (isJsonObject(a) || isJsonObject(b)) return isJsonObject(a) && isJsonObject(b);
  return canonicalJson(a) === canonicalJson(b);
}
