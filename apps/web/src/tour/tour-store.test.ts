import { beforeEach, describe, expect, it } from 'vitest';
import { endTour, moveTour, offerTour, startTour, tourSteps, tourStore } from './tour-store.ts';

const step = () => tourStore.getState().step;

describe('the tour', () => {
  beforeEach(() => {
    localStorage.clear();
    tourStore.setState({ step: null });
  });

  it('goes through every station once and is over', () => {
    offerTour();
    const seen = [];
    for (let at = step(); at !== null; at = step()) {
      seen.push(at);
      moveTour(1);
    }
    expect(seen).toEqual(tourSteps);
  });

  it('goes back, but not before its beginning', () => {
    startTour();
    moveTour(1);
    moveTour(-1);
    moveTour(-1);
    expect(step()).toBe(tourSteps[0]);
  });

  it('does not come again by itself once it was skipped or taken, but can be asked for', () => {
    offerTour();
    endTour();
    offerTour();
    expect(step()).toBeNull();
    startTour();
    expect(step()).toBe(tourSteps[0]);
  });

  it('is not moved while nobody takes it', () => {
    moveTour(1);
    expect(step()).toBeNull();
  });
});
