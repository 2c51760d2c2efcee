import { createStore } from 'zustand/vanilla';

/** The stations of the tour, in the order in which a graph comes to be. */
export const tourSteps = ['palette', 'canvas', 'run', 'results'] as const;
export type TourStep = (typeof tourSteps)[number];

const KEY = 'parallax.tour';
const SEEN = 'seen';

/** Where the tour is; null while nobody takes it. */
export const tourStore = createStore<{ readonly step: TourStep | null }>()(() => ({ step: null }));

/** Begins the tour, also for who has seen it. */
export function startTour(): void {
  tourStore.setState({ step: tourSteps[0] });
}

/** Begins the tour for who has neither taken nor skipped it. */
export function offerTour(): void {
  if (localStorage.getItem(KEY) !== SEEN) startTour();
}

/** Goes on by a station, or back with -1. Past the last one the tour is over; before the first one it stays there. */
export function moveTour(by: 1 | -1): void {
  const { step } = tourStore.getState();
  if (step === null) return;
  const next = tourSteps[Math.max(0, tourSteps.indexOf(step) + by)];
  if (next === undefined) endTour();
  else tourStore.setState({ step: next });
}

/** Ends the tour, taken or skipped. It does not come by itself again. */
export function endTour(): void {
  localStorage.setItem(KEY, SEEN);
  tourStore.setState({ step: null });
}
