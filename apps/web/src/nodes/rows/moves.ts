/** The list with one entry replaced. */
export function replaceAt<T>(list: readonly T[], index: number, entry: T): T[] {
  return list.map((each, at) => (at === index ? entry : each));
}

export function removeAt<T>(list: readonly T[], index: number): T[] {
  return list.filter((_, at) => at !== index);
}

/** The list with an entry moved up or down by one; the same order where there is no place to go. */
export function moveBy<T>(list: readonly T[], index: number, by: -1 | 1): T[] {
  const target = index + by;
  const [moved, other] = [list[index], list[target]];
  if (moved === undefined || other === undefined) return [...list];
  return list.map((each, at) => (at === index ? other : at === target ? moved : each));
}
