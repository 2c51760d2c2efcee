/** Milliseconds in a unit that people think in. */
export const durationUnits = {
  s: { ms: 1000, name: 'seconds' },
  min: { ms: 60_000, name: 'minutes' },
} as const;

export type DurationUnit = keyof typeof durationUnits;

/** Milliseconds as a number of units, without the noise of binary fractions. */
export function fromMs(ms: number | undefined, unit: DurationUnit): number | undefined {
  return ms === undefined ? undefined : Number((ms / durationUnits[unit].ms).toPrecision(12));
}

/** A number of units as whole milliseconds. */
export function toMs(amount: number | undefined, unit: DurationUnit): number | undefined {
  return amount === undefined ? undefined : Math.round(amount * durationUnits[unit].ms);
}
