/** Numbers in [0, 1), independent for what a simulation needs, and the same for the same seed. */
export type Random = () => number;

/** sfc32 (Chris Doty-Humphrey's small fast counter), whose streams pass the usual batteries of tests for randomness. */
export function seededRandom(seed: number): Random {
  let a = seed | 0;
  let b = 0x9e3779b9 | 0;
  let c = 0x243f6a88 | 0;
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  // Seeds that differ little have parted after some rounds.
  for (let round = 0; round < 15; round += 1) next();
  return next;
}
