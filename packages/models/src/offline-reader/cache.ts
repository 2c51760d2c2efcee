/** Keeps the results of the texts asked for last. The essays of a run share one rubric, its claims one article. */
export function remember<T>(read: (text: string) => T, capacity: number): (text: string) => T {
  const kept = new Map<string, T>();
  return (text) => {
    const known = kept.get(text);
    const value = known ?? read(text);
    // Maps keep the order of insertion: the first key is the one that was used longest ago.
    kept.delete(text);
    kept.set(text, value);
    const oldest = kept.keys().next();
    if (kept.size > capacity && oldest.done !== true) kept.delete(oldest.value);
    return value;
  };
}
