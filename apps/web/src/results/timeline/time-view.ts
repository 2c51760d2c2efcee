/** The part of the time that is in view; milliseconds since the epoch. */
export interface TimeView {
  readonly from: number;
  readonly to: number;
}

/** Nobody needs to see less than this, in milliseconds. */
const SHORTEST_MS = 2;

/** Zooms about a point that stays where it is. `factor` above 1 shows less time. Never beyond `all`. */
export function zoomTime(view: TimeView, factor: number, at: number, all: TimeView): TimeView {
  const longest = Math.max(SHORTEST_MS, all.to - all.from);
  const before = view.to - view.from;
  const length = Math.min(longest, Math.max(SHORTEST_MS, before / factor));
  const share = before > 0 ? (at - view.from) / before : 0.5;
  return within({ from: at - length * share, to: at + length * (1 - share) }, all);
}

/** Moves the view, as far as there is anything to see. */
export function panTime(view: TimeView, ms: number, all: TimeView): TimeView {
  return within({ from: view.from + ms, to: view.to + ms }, all);
}

/** Moves the view so that a stretch is in it; as it is where it already is. */
export function revealTime(view: TimeView, from: number, to: number, all: TimeView): TimeView {
  if (to >= view.from && from <= view.to) return view;
  const length = view.to - view.from;
  const middle = (from + Math.min(to, from + length)) / 2;
  return within({ from: middle - length / 2, to: middle + length / 2 }, all);
}

function within({ from, to }: TimeView, all: TimeView): TimeView {
  const length = to - from;
  if (length >= all.to - all.from) return all;
  if (from < all.from) return { from: all.from, to: all.from + length };
  if (to > all.to) return { from: all.to - length, to: all.to };
  return { from, to };
}

const STEPS = [1, 2, 5] as const;
/** Above a second people count in these, in milliseconds. */
const LONG_STEPS = [
  1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000,
  3_600_000, 7_200_000, 21_600_000, 43_200_000, 86_400_000,
] as const;

/** Times at round distances from `zero`, so that at most `most` are in view; milliseconds since the epoch, and their distance. */
export function timeTicks(
  view: TimeView,
  zero: number,
  most: number,
): { readonly stepMs: number; readonly ticks: readonly number[] } {
  const least = (view.to - view.from) / Math.max(1, most);
  const stepMs = stepOf(least);
  const ticks: number[] = [];
  for (let at = zero + Math.ceil((view.from - zero) / stepMs) * stepMs; at <= view.to; at += stepMs)
    ticks.push(at);
  return { stepMs, ticks };
}

function stepOf(least: number): number {
  for (let power = 1; power < 1_000; power *= 10) {
    for (const step of STEPS) if (step * power >= least && step * power < 1_000) return step * power;
  }
  return LONG_STEPS.find((step) => step >= least) ?? Math.ceil(least / 86_400_000) * 86_400_000;
}

/** A time since the start as the axis writes it: "1.25 s", "3:20", "1:05:00". `stepMs` is the distance of the ticks. */
export function tickLabel(ms: number, stepMs: number): string {
  if (ms === 0) return '0';
  if (stepMs < 1_000)
    return ms < 1_000
      ? `${Math.round(ms)} ms`
      : `${(ms / 1_000).toFixed(stepMs < 10 ? 3 : stepMs < 100 ? 2 : 1)} s`;
  const seconds = Math.round(ms / 1_000);
  if (seconds < 60) return `${seconds} s`;
  const two = (part: number) => String(part).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(seconds % 60)} min`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)} h`;
}
