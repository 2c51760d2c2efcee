/**
 * A short, readable id that is not taken: `agent`, `agent-2`, … Ids show in task ids, exports and hand-written graphs,
 * so they are words and not random.
 */
export function freshId(base: string, taken: ReadonlySet<string>): string {
  const stem =
    base
      .replace(/[^A-Za-z0-9_-]+/g, '-')
      .replace(/^[^A-Za-z0-9]+/, '')
      .slice(0, 56) || 'node';
  if (!taken.has(stem)) return stem;
  for (let n = 2; ; n += 1) {
    const id = `${stem}-${n}`;
    if (!taken.has(id)) return id;
  }
}

/** The id without the number that `freshId` added, so that a copy of `agent-2` is `agent-3` and not `agent-2-2`. */
export function idStem(id: string): string {
  return id.replace(/-\d+$/, '') || id;
}

/** The first free one of `e1`, `e2`, …: edges have no names of their own. */
export function freshEdgeId(taken: ReadonlySet<string>): string {
  let number = taken.size + 1;
  while (taken.has(`e${number}`)) number += 1;
  return `e${number}`;
}
