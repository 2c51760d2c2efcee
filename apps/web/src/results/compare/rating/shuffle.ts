/** The same things in an order that only the seed decides (Fisher and Yates, as Durstenfeld 1964 does it). */
export function shuffled<T>(things: readonly T[], seed: string): T[] {
  const next = randomFrom(seed);
  const order = Array.from(things);
  for (let last = order.length - 1; last > 0; last -= 1) {
    const at = Math.floor(next() * (last + 1));
    const [a, b] = [order[last], order[at]];
    if (a !== undefined && b !== undefined) [order[last], order[at]] = [b, a];
  }
  return order;
}

/** Numbers from 0 to less than 1: mulberry32 (Ettinger 2017) over an FNV-1a hash of the seed. Enough for an order, not for secrets. */
function randomFrom(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const char of seed) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
